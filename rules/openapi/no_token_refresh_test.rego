package sealint.openapi.no_token_refresh_test

import data.sealint.openapi.no_token_refresh

test_no_refresh if {
	no_token_refresh.deny == {{
		"message": "flow authorizationCode of \"id\" has no refreshUrl",
		"at": ["flows", "authorizationCode", "refreshUrl"],
	}} with input as scheme({"flows": [{"kind": "authorizationCode"}]})
}

test_refresh if {
	count(no_token_refresh.deny) == 0 with input as scheme({
		"flows": [{"kind": "authorizationCode"}],
		"endpoints": [{"at": ["flows", "authorizationCode", "refreshUrl"]}],
	})
}

# 2.0 has no refreshUrl.
test_version_that_cannot_say_it if {
	count(no_token_refresh.deny) == 0 with input as scheme({"family": "2.0", "flows": [{"kind": "authorizationCode"}]})
}

# Services ask for a new token instead.
test_client_credentials if {
	count(no_token_refresh.deny) == 0 with input as scheme({"flows": [{"kind": "clientCredentials"}]})
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
