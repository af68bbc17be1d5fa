package sealint.change.broad_scope_requested_test

import data.sealint.change.broad_scope_requested

test_gained if {
	broad_scope_requested.deny == {{
		"message": "the client now asks for the administrative scope \"b\"",
		"at": ["spec", "identity", "scopes", "1"],
		"related": [{"ref": ["before", "spec", "identity", "scopes"], "message": "before"}],
	}} with input as gained("administrative")
}

test_of_other_breadth if {
	count(broad_scope_requested.deny) == 0 with input as gained("narrow")
}

test_reordered if {
	count(broad_scope_requested.deny) == 0 with input as object.union(gained("wildcard"), {"scopes_gained": []})
}

gained(breadth) := {"scopes_gained": [1], "after": {"scopes": [
	{"name": "a", "breadth": "narrow", "at": ["spec", "identity", "scopes", "0"]},
	{"name": "b", "breadth": breadth, "at": ["spec", "identity", "scopes", "1"]},
]}}
