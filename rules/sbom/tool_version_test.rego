package sealint.sbom.tool_version_test

import data.sealint.sbom.tool_version

test_missing if {
	found := tool_version.deny with input as facts({})
	found == {{"message": "the document does not state the version of the tool that made it", "at": ["tools", 0]}}
}

test_no_tool_at_all if {
	found := tool_version.deny with input as facts({"tools": []})
	found == {{"message": "the document names no tool, and so no version of one", "at": ["tools"]}}
}

test_clean if {
	count(tool_version.deny) == 0 with input as facts({"tool_version_state": "present", "tools": [{"name": "scanner", "version": "1.0"}]})
}

test_declared_unknown_is_an_answer if {
	count(tool_version.deny) == 0 with input as facts({"tool_version_state": "unknown"})
}

facts(overrides) := object.union({"tool_version_state": "absent", "tools": [{"name": "scanner"}]}, overrides)
