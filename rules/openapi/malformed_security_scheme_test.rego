package sealint.openapi.malformed_security_scheme_test

import data.sealint.openapi.malformed_security_scheme

test_fault if {
	malformed_security_scheme.deny == {{
		"message": "\"id\" is malformed: type apiKey requires in",
		"at": ["in"],
	}} with input as scheme({"faults": [{"at": ["in"], "message": "type apiKey requires in"}]})
}

test_well_formed if {
	count(malformed_security_scheme.deny) == 0 with input as scheme({})
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
