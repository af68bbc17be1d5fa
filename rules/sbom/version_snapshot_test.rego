package sealint.sbom.version_snapshot_test

import data.sealint.sbom.version_snapshot

test_found if {
	found := version_snapshot.deny with input as facts({"version": "2.0-SNAPSHOT", "pin": {"class": "snapshot", "exact": false}})
	found == {{"message": "left-pad has the version \"2.0-SNAPSHOT\", which may change with every build", "at": ["version"]}}
}

test_clean if {
	count(version_snapshot.deny) == 0 with input as facts({})
}

test_other_classes if {
	count(version_snapshot.deny) == 0 with input as facts({"version": "latest", "pin": {"class": "floating-word", "exact": false}})
}

facts(overrides) := object.union({"name": "left-pad", "version": "1.3.0", "pin": {"class": "exact", "exact": true}}, overrides)
