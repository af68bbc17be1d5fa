package sealint.openapi.scope_on_unscoped_scheme_test

import data.sealint.openapi.scope_on_unscoped_scheme

test_scope_of_an_api_key if {
	scope_on_unscoped_scheme.deny == {{
		"message": "the type of \"id\" has no scopes, but operations require 2 scopes, such as \"a\"",
		"at": ["type"],
	}} with input as scheme({"family": "3.0", "credential": "api-key", "demanded_scopes": ["a", "b"]})
}

test_one_scope if {
	scope_on_unscoped_scheme.deny == {{
		"message": "the type of \"id\" has no scopes, but operations require scope \"a\"",
		"at": ["type"],
	}} with input as scheme({"family": "3.0", "credential": "api-key", "demanded_scopes": ["a"]})
}

test_token if {
	every credential in ["oauth2", "oidc"] {
		count(scope_on_unscoped_scheme.deny) == 0 with input as scheme({
			"family": "3.0",
			"credential": credential,
			"demanded_scopes": ["a"],
		})
	}
}

# From 3.1 on the list may hold roles.
test_roles if {
	count(scope_on_unscoped_scheme.deny) == 0 with input as scheme({
		"family": "3.1",
		"demanded": true,
		"credential": "api-key",
		"demanded_scopes": ["a"],
	})
}

test_no_scopes if {
	count(scope_on_unscoped_scheme.deny) == 0 with input as scheme({"family": "3.0", "credential": "api-key"})
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
