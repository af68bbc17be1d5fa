package sealint.openapi.ambiguous_path_security_test

import data.sealint.openapi.ambiguous_path_security

test_security_differs if {
	ambiguous_path_security.deny == {{"message": "GET /{y}/b also matches /a/{x}, which has different security: /a/b matches both", "at": ["paths", "/{y}/b", "get"], "related": [{"ref": ["paths", "/a/{x}", "get"], "message": "the other operation"}]}} with input as facts({"overlaps": [{"method": "GET", "first": "/a/{x}", "second": "/{y}/b", "example": "/a/b", "at": ["paths", "/{y}/b", "get"], "first_at": ["paths", "/a/{x}", "get"], "same_security": false, "ordered": false}]})
}

test_routers_agree if {
	count(ambiguous_path_security.deny) == 0 with input as facts({"overlaps": [{"method": "GET", "first": "/a/{x}", "second": "/{y}/b", "example": "/a/b", "at": ["paths", "/{y}/b", "get"], "first_at": ["paths", "/a/{x}", "get"], "same_security": false, "ordered": true}]})
}

test_same_security if {
	count(ambiguous_path_security.deny) == 0 with input as facts({"overlaps": [{"method": "GET", "first": "/a/{x}", "second": "/{y}/b", "example": "/a/b", "at": ["paths", "/{y}/b", "get"], "first_at": ["paths", "/a/{x}", "get"], "same_security": true, "ordered": false}]})
}

test_no_overlap if {
	count(ambiguous_path_security.deny) == 0 with input as facts({})
}

facts(overrides) := object.union({"overlaps": []}, overrides)
