package sealint.change.identifier_removed_test

import data.sealint.change.identifier_removed

change := {"status": "modified", "tool_changed": false, "before": {"purl": {"text": "pkg:npm/x@1.4.0"}}, "after": {"name": "x", "version": "1.4.0", "version_state": "present"}}

test_removed if {
	found := identifier_removed.deny with input as object.union(change, {})
	found == {{"message": "x 1.4.0 can no longer be looked up: it has lost its package URL", "at": [], "related": [{"ref": ["before", "purl"], "message": "before"}], "decision": ""}}
}

test_replaced if {
	count(identifier_removed.deny) == 0 with input as object.union(change, {"after": {"purl": {"text": "pkg:npm/x@1.5.0"}}})
}

test_component_removed if {
	count(identifier_removed.deny) == 0 with input as object.union(change, {"status": "removed"})
}
