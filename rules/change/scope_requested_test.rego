package sealint.change.scope_requested_test

import data.sealint.change.scope_requested

test_gained if {
	scope_requested.deny == {{
		"message": "the client now also asks for the scope \"b\"",
		"at": ["spec", "identity", "scopes", "1"],
		"related": [{"ref": ["before", "spec", "identity", "scopes"], "message": "before"}],
	}} with input as gained("narrow")
}

test_of_other_breadth if {
	count(scope_requested.deny) == 0 with input as gained("wildcard")
}

test_reordered if {
	count(scope_requested.deny) == 0 with input as object.union(gained("narrow"), {"scopes_gained": []})
}

gained(breadth) := {"scopes_gained": [1], "after": {"scopes": [
	{"name": "a", "breadth": "narrow", "at": ["spec", "identity", "scopes", "0"]},
	{"name": "b", "breadth": breadth, "at": ["spec", "identity", "scopes", "1"]},
]}}
