package sealint.openapi.unused_security_scheme_test

import data.sealint.openapi.unused_security_scheme

test_unused if {
	unused_security_scheme.deny == {{
		"message": "\"id\" is declared, but nothing requires it",
		"at": [],
	}} with input as scheme({"demanded": false})
}

test_used if {
	count(unused_security_scheme.deny) == 0 with input as scheme({})
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
