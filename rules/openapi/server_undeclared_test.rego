package sealint.openapi.server_undeclared_test

import data.sealint.openapi.server_undeclared

test_none if {
	server_undeclared.deny == {{"message": "the contract declares no server", "at": ["servers"]}} with input as {
		"servers_declared": false,
		"operations": 1,
		"credentials": [],
	}
}

test_none_for_credentials if {
	server_undeclared.deny == {{
		"message": "the contract declares no server, so nothing says that credentials (api-key, bearer) travel encrypted",
		"at": ["servers"],
	}} with input as {"servers_declared": false, "operations": 1, "credentials": ["api-key", "bearer"]}
}

test_declared if {
	count(server_undeclared.deny) == 0 with input as {"servers_declared": true, "operations": 1}
}

# A contract with only webhooks or components needs no server.
test_no_operations if {
	count(server_undeclared.deny) == 0 with input as {"servers_declared": false, "operations": 0}
}
