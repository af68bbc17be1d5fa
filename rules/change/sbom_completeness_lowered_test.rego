package sealint.change.sbom_completeness_lowered_test

import data.sealint.change.sbom_completeness_lowered

change := {"before": {"format": "cyclonedx", "root_aggregate": "complete"}, "after": {"format": "cyclonedx"}}

test_incomplete if {
	found := sbom_completeness_lowered.deny with input as object.union(change, {"after": {"root_aggregate": "incomplete_first_party_only"}})
	found == {{"message": "the parts of the product were said to be complete; now they are incomplete first party only", "at": ["root_aggregate"], "related": [{"ref": ["before", "root_aggregate"], "message": "before"}]}}
}

test_no_longer_stated if {
	found := sbom_completeness_lowered.deny with input as object.union(change, {})
	found == {{"message": "the parts of the product were said to be complete; now they are not stated", "at": ["compositions"], "related": [{"ref": ["before", "root_aggregate"], "message": "before"}]}}
}

test_complete if {
	count(sbom_completeness_lowered.deny) == 0 with input as object.union(change, {"after": {"root_aggregate": "complete"}})
}

test_another_format_cannot_say if {
	count(sbom_completeness_lowered.deny) == 0 with input as object.union(change, {"after": {"format": "spdx"}})
}

test_incomplete_before if {
	count(sbom_completeness_lowered.deny) == 0 with input as object.union(change, {"before": {"root_aggregate": "incomplete"}})
}

components := {
	"before": {"format": "cyclonedx", "root_aggregate": "complete"},
	"after": {"format": "cyclonedx", "root_aggregate": "complete"},
	"tool_changed": false,
	"incomplete_count": 3,
}

test_components if {
	found := sbom_completeness_lowered.deny with input as components
	found == {{"message": "the parts and dependencies of 3 component(s) were said to be complete, and no longer are", "at": ["compositions"], "related": [{"ref": ["before", "compositions"], "message": "before"}]}}
}

test_components_with_the_root if {
	count(sbom_completeness_lowered.deny) == 1 with input as object.union(components, {"after": {"root_aggregate": "unknown"}})
}

test_components_by_another_tool if {
	count(sbom_completeness_lowered.deny) == 0 with input as object.union(components, {"tool_changed": true})
}
