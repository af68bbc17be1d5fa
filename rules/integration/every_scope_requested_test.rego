package sealint.integration.every_scope_requested_test

import data.sealint.integration.every_scope_requested

test_every_scope if {
	every_scope_requested.deny == {{
		"message": "all 2 scopes that the contract declares are requested, and the manifest does not list the operations that need them",
		"at": ["spec", "identity", "scopes"],
	}} with input as joined({})
}

test_some_scopes if {
	some finding in every_scope_requested.deny with input as joined({"requested": [{"scope": "a"}, {"scope": "c"}]})
	finding.message == "1 of the 2 scopes that the contract declares are requested, and the manifest does not list the operations that need them"
	count(every_scope_requested.deny) == 0 with input as joined({"requested": [{"scope": "c"}]})
}

test_operations_are_listed if {
	count(every_scope_requested.deny) == 0 with input as joined({"uses_some": true})
	count(every_scope_requested.deny) == 0 with input as joined({"operations_unread": true})
}

test_nothing_to_choose if {
	count(every_scope_requested.deny) == 0 with input as joined({"scopes": ["a"]})
	count(every_scope_requested.deny) == 0 with input as joined({"scopes": [], "requested": []})
}

joined(overrides) := {"contract": object.union(
	{
		"found": true, "uses_some": false, "operations_unread": false, "scopes": ["a", "b"],
		"requested": [{"scope": "b"}, {"scope": "a"}, {"scope": "c"}],
	},
	overrides,
)}
