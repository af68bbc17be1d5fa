package sealint.change.component_mass_added_test

import data.sealint.change.component_mass_added

change := {"added": 63, "tool_changed": false, "before": {"component_count": 100}, "after": {"format": "cyclonedx"}}

test_mass if {
	found := component_mass_added.deny with input as object.union(change, {})
	found == {{"message": "63 components came with this change; there were 100", "at": ["components"], "related": [{"ref": ["before", "components"], "message": "before"}]}}
}

test_few if {
	count(component_mass_added.deny) == 0 with input as object.union(change, {"added": 20, "before": {"component_count": 1}})
}

test_small_share if {
	count(component_mass_added.deny) == 0 with input as object.union(change, {"added": 25})
}

test_other_tool if {
	count(component_mass_added.deny) == 0 with input as object.union(change, {"tool_changed": true})
}
