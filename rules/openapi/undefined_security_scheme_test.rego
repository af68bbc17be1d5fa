package sealint.openapi.undefined_security_scheme_test

import data.sealint.openapi.undefined_security_scheme

test_undeclared if {
	undefined_security_scheme.deny == {{
		"message": "security scheme \"id\" is not declared",
		"at": [1, "id"],
		"decision": "id",
	}} with input as requiring({"defined": false})
}

test_declared if {
	count(undefined_security_scheme.deny) == 0 with input as requiring({})
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
