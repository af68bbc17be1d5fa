package sealint.change.sbom_tool_changed_test

import data.sealint.change.sbom_tool_changed

change := {"tool_changed": true, "before": {"format": "cyclonedx", "tools": [{"name": "gomod"}, {}]}, "after": {"format": "spdx", "tools": []}}

test_other_tool if {
	found := sbom_tool_changed.deny with input as object.union(change, {})
	found == {{"message": "the SBOM is made by an unnamed tool (SPDX), was by gomod, a tool without a name (CycloneDX)", "at": ["tools"], "related": [{"ref": ["before", "tools"], "message": "before"}]}}
}

test_same_tool if {
	count(sbom_tool_changed.deny) == 0 with input as object.union(change, {"tool_changed": false})
}
