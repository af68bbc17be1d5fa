package sealint.openapi.outdated_auth_test

import data.sealint.openapi.outdated_auth

test_outdated if {
	outdated_auth.deny == {{
		"message": "\"id\" authenticates by \"digest\", which is outdated",
		"at": ["scheme"],
	}} with input as scheme({"type": "http", "credential": "digest", "http_scheme": "digest"})
}

test_not_registered if {
	outdated_auth.deny == {{
		"message": "\"id\" authenticates by \"token\", which is not registered with IANA",
		"at": ["scheme"],
	}} with input as scheme({"type": "http", "credential": "other", "http_scheme": "token"})
}

test_current if {
	every name in ["bearer", "basic", "dpop"] {
		count(outdated_auth.deny) == 0 with input as scheme({"type": "http", "http_scheme": name})
	}
}

test_not_used_or_not_http if {
	count(outdated_auth.deny) == 0 with input as scheme({"type": "http", "http_scheme": "digest", "operations": 0})
	count(outdated_auth.deny) == 0 with input as scheme({"type": "apiKey"})
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
