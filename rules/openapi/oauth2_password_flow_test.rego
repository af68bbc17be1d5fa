package sealint.openapi.oauth2_password_flow_test

import data.sealint.openapi.oauth2_password_flow

test_used if {
	oauth2_password_flow.deny == {{"message": "\"id\" offers the password flow", "at": ["flows", "password"]}} with input as scheme({"flows": [{"kind": "password"}]})
}

test_other_flow if {
	count(oauth2_password_flow.deny) == 0 with input as scheme({"flows": [{"kind": "authorizationCode"}]})
}

test_not_used if {
	count(oauth2_password_flow.deny) == 0 with input as scheme({"flows": [{"kind": "password"}], "operations": 0})
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
