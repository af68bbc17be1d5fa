package sealint.change.component_unidentified_test

import data.sealint.change.component_unidentified

change := {"status": "added", "tool_changed": false, "after": {"name": "x", "version": "1.4.0", "version_state": "present", "identifiers": [], "hashes": [], "type": "library", "logical": false}}

test_name_only if {
	found := component_unidentified.deny with input as object.union(change, {})
	found == {{"message": "new component x 1.4.0 cannot be identified", "at": [], "decision": ""}}
}

test_cpe if {
	count(component_unidentified.deny) == 0 with input as object.union(change, {"after": {"identifiers": [{"kind": "cpe"}]}})
}

test_digest if {
	count(component_unidentified.deny) == 0 with input as object.union(change, {"after": {"hashes": [{"alg": "SHA-256"}]}})
}

test_file if {
	count(component_unidentified.deny) == 0 with input as object.union(change, {"after": {"type": "file"}})
}

test_logical if {
	count(component_unidentified.deny) == 0 with input as object.union(change, {"after": {"logical": true}})
}

test_modified if {
	count(component_unidentified.deny) == 0 with input as object.union(change, {"status": "modified"})
}
