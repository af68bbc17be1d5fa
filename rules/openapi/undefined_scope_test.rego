package sealint.openapi.undefined_scope_test

import data.sealint.openapi.undefined_scope

test_undeclared if {
	undefined_scope.deny == {{
		"message": "scope \"pets:fly\" is not declared by any flow of \"id\"",
		"at": [1, "id", 1],
		"decision": `["id","pets:fly"]`,
	}} with input as requiring({"scopes": [
		{"name": "pets:read", "declared": true},
		{"name": "pets:fly", "declared": false},
	]})
}

test_declared if {
	count(undefined_scope.deny) == 0 with input as requiring({})
}

# The scopes of OpenID Connect live in the discovery document: none is ever undefined.
test_openid_connect if {
	count(undefined_scope.deny) == 0 with input as requiring({
		"credential": "oidc",
		"scopes_known": false,
		"scopes": [{"name": "pets:fly", "declared": false}],
	})
}

requiring(requirement) := {"alternatives": [
	{"requirements": []},
	{"requirements": [object.union(
		{
			"scheme": "id",
			"defined": true,
			"credential": "oauth2",
			"scopes_known": true,
			"scopes": [{"name": "pets:read", "declared": true}],
		},
		requirement,
	)]},
]}
