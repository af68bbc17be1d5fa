package sealint.openapi.missing_scope_test

import data.sealint.openapi.missing_scope

test_oauth2_without_scope if {
	missing_scope.deny == {{
		"message": "\"id\" is required without any scope: every token is accepted",
		"at": [1, "id"],
		"decision": "id",
	}} with input as requiring({"scopes": []})
}

test_oidc_without_scope if {
	count(missing_scope.deny) == 1 with input as requiring({"credential": "oidc", "scopes_known": false, "scopes": []})
}

test_with_scope if {
	count(missing_scope.deny) == 0 with input as requiring({})
}

# At these endpoints, callers ask for scopes.
test_endpoint_of_oauth2 if {
	count(missing_scope.deny) == 0 with input as object.union(requiring({"scopes": []}), {"authorization": true})
}

# Only tokens have scopes.
test_api_key if {
	count(missing_scope.deny) == 0 with input as requiring({"credential": "api-key", "scopes": []})
}

requiring(requirement) := {"authorization": false, "alternatives": [
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
