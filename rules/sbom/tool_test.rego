package sealint.sbom.tool_test

import data.sealint.sbom.tool

test_missing if {
	found := tool.deny with input as facts({})
	found == {{"message": "the document does not name the tool that made it", "at": ["tools"]}}
}

test_clean if {
	count(tool.deny) == 0 with input as facts({"tool_state": "present"})
}

test_declared_unknown_is_an_answer if {
	count(tool.deny) == 0 with input as facts({"tool_state": "unknown"})
}

facts(overrides) := object.union({"tool_state": "absent"}, overrides)
