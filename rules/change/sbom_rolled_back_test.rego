package sealint.change.sbom_rolled_back_test

import data.sealint.change.sbom_rolled_back

change := {
	"before": {"timestamp_day": "2026-06-29", "version": 3, "serial": "urn:uuid:1"},
	"after": {"timestamp_day": "2026-06-29", "version": 3, "serial": "urn:uuid:1"},
}

test_without_timestamp if {
	count(sbom_rolled_back.deny) == 0 with input as {"before": {"timestamp_day": "2026-06-29"}, "after": {}}
}

test_older if {
	found := sbom_rolled_back.deny with input as object.union(change, {"after": {"timestamp_day": "2026-01-01", "version": 2}})
	found == {{"message": "the SBOM was of 2026-06-29, is of 2026-01-01", "at": ["timestamp"], "related": [{"ref": ["before", "timestamp"], "message": "before"}]}}
}

test_lower_version if {
	found := sbom_rolled_back.deny with input as object.union(change, {"after": {"version": 2}})
	found == {{"message": "the SBOM had the version number 3, has 2 below the same serial number", "at": ["version"], "related": [{"ref": ["before", "version"], "message": "before"}]}}
}

test_same if {
	count(sbom_rolled_back.deny) == 0 with input as object.union(change, {})
}

test_newer if {
	count(sbom_rolled_back.deny) == 0 with input as object.union(change, {"after": {"timestamp_day": "2026-06-30", "version": 4}})
}

test_begins_anew if {
	count(sbom_rolled_back.deny) == 0 with input as object.union(change, {"after": {"version": 1, "serial": "urn:uuid:2"}})
}
