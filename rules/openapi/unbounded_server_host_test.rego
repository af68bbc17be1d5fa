package sealint.openapi.unbounded_server_host_test

import data.sealint.openapi.unbounded_server_host

test_host if {
	unbounded_server_host.deny == {{
		"message": "variable \"h\" in the host of https://{h}/v1 can have any value",
		"at": ["variables", "h"],
		"decision": "https://{h}/v1",
	}} with input as server({})
}

test_scheme if {
	count(unbounded_server_host.deny) == 1 with input as server({"part": "scheme"})
}

test_limited if {
	count(unbounded_server_host.deny) == 0 with input as server({"limited": true})
}

test_path if {
	count(unbounded_server_host.deny) == 0 with input as server({"part": "rest"})
}

server(variable) := {
	"template": "https://{h}/v1",
	"variables": [object.union({"name": "h", "part": "host", "limited": false}, variable)],
}
