package sealint.sbom.version_pseudo_test

import data.sealint.sbom.version_pseudo

test_found if {
	found := version_pseudo.deny with input as facts({"version": "v0.0.0-20240116215550-a9fa1716bcac", "pin": {"class": "go-pseudo", "exact": true}})
	found == {{"message": "left-pad has the pseudo-version \"v0.0.0-20240116215550-a9fa1716bcac\": a commit without a release", "at": ["version"]}}
}

test_clean if {
	count(version_pseudo.deny) == 0 with input as facts({})
}

test_other_classes if {
	count(version_pseudo.deny) == 0 with input as facts({"version": "latest", "pin": {"class": "floating-word", "exact": false}})
}

facts(overrides) := object.union({"name": "left-pad", "version": "1.3.0", "pin": {"class": "exact", "exact": true}}, overrides)
