package sealint.openapi.basic_auth_test

import data.sealint.openapi.basic_auth

test_basic if {
	basic_auth.deny == {{
		"message": "1 operation(s) accept \"id\", which sends a password with every request",
		"at": ["type"],
	}} with input as scheme({"credential": "basic", "type": "basic"})
}

test_basic_of_http if {
	basic_auth.deny == {{
		"message": "1 operation(s) accept \"id\", which sends a password with every request",
		"at": ["scheme"],
	}} with input as scheme({"credential": "basic", "type": "http"})
}

test_not_used if {
	count(basic_auth.deny) == 0 with input as scheme({"credential": "basic", "operations": 0})
}

test_bearer if {
	count(basic_auth.deny) == 0 with input as scheme({"credential": "bearer"})
}

scheme(overrides) := object.union(
	{
		"name": "id",
		"type": "oauth2",
		"credential": "oauth2",
		"in": "",
		"http_scheme": "",
		"bearer_format": "",
		"flows": [],
		"endpoints": [],
		"family": "3.1",
		"demanded": true,
		"demanded_scopes": [],
		"faults": [],
		"operations": 1,
	},
	overrides,
)
