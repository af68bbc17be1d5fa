package sealint.openapi.oauth2_implicit_flow_test

import data.sealint.openapi.oauth2_implicit_flow

test_used if {
	oauth2_implicit_flow.deny == {{"message": "\"id\" offers the implicit flow", "at": ["flows", "implicit"]}} with input as scheme({"flows": [{"kind": "implicit"}]})
}

test_other_flow if {
	count(oauth2_implicit_flow.deny) == 0 with input as scheme({"flows": [{"kind": "authorizationCode"}]})
}

test_not_used if {
	count(oauth2_implicit_flow.deny) == 0 with input as scheme({"flows": [{"kind": "implicit"}], "operations": 0})
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
