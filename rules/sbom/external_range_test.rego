package sealint.sbom.external_range_test

import data.sealint.sbom.external_range

test_not_external if {
	found := external_range.deny with input as facts({"version_range": "vers:npm/>=1.0"})
	found == {{"message": "left-pad has the version range \"vers:npm/>=1.0\", but is not external", "at": ["version_range"]}}
}

test_external_with_a_version if {
	both := facts({"version": "1.3.0", "version_range": "vers:npm/>=1.0", "is_external": true})
	found := external_range.deny with input as both
	found == {{"message": "left-pad has both the version range \"vers:npm/>=1.0\" and the version \"1.3.0\"", "at": ["version_range"]}}
}

test_both_faults_are_one_finding if {
	both := facts({"version": "1.3.0", "version_range": "vers:npm/>=1.0"})
	found := external_range.deny with input as both
	found == {{"message": "left-pad has the version range \"vers:npm/>=1.0\", but is not external", "at": ["version_range"]}}
}

test_external_component_may_have_a_range if {
	count(external_range.deny) == 0 with input as facts({"version_range": "vers:npm/>=1.0", "is_external": true})
}

test_clean if {
	count(external_range.deny) == 0 with input as facts({"version": "1.3.0"})
}

facts(overrides) := object.union({"name": "left-pad", "is_external": false}, overrides)
