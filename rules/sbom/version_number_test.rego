package sealint.sbom.version_number_test

import data.sealint.sbom.version_number

test_absent if {
	found := version_number.deny with input as facts({})
	found == {{"message": "the document has no version number of its own", "at": ["version"]}}
}

test_zero if {
	found := version_number.deny with input as facts({"version": 0})
	found == {{"message": "the document has the version number 0, but numbers start at 1", "at": ["version"]}}
}

test_clean if {
	count(version_number.deny) == 0 with input as facts({"version": 1})
	count(version_number.deny) == 0 with input as facts({"version": 7})
}

test_spdx_has_no_such_field if {
	count(version_number.deny) == 0 with input as facts({"format": "spdx"})
}

facts(overrides) := object.union({"format": "cyclonedx"}, overrides)
