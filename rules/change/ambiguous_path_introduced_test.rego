package sealint.change.ambiguous_path_introduced_test

import data.sealint.change.ambiguous_path_introduced

test_new if {
	ambiguous_path_introduced.deny == {{
		"message": "GET /{a}/x now also matches /y/{b}, which has different security: /y/x matches both",
		"at": ["paths", "/{a}/x", "get"],
		"related": [{"ref": ["paths", "/y/{b}", "get"], "message": "the other operation"}],
	}} with input as contract([1])
}

test_old if {
	count(ambiguous_path_introduced.deny) == 0 with input as contract([])
}

contract(new) := {"overlaps": new, "after": {"overlaps": [{}, {
	"method": "GET", "first": "/y/{b}", "second": "/{a}/x", "example": "/y/x",
	"at": ["paths", "/{a}/x", "get"], "first_at": ["paths", "/y/{b}", "get"],
}]}}
