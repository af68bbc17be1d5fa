package sealint.openapi.api_key_in_cookie_test

import data.sealint.openapi.api_key_in_cookie

test_cookie if {
	api_key_in_cookie.deny == {{
		"message": "\"id\" is a cookie, which browsers also send with requests from other sites",
		"at": ["in"],
	}} with input as scheme({"credential": "api-key", "in": "cookie"})
}

test_header if {
	count(api_key_in_cookie.deny) == 0 with input as scheme({"credential": "api-key", "in": "header"})
}

test_not_used if {
	count(api_key_in_cookie.deny) == 0 with input as scheme({"credential": "api-key", "in": "cookie", "operations": 0})
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
