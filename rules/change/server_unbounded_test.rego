package sealint.change.server_unbounded_test

import data.sealint.change.server_unbounded

test_unbounded if {
	server_unbounded.deny == {{
		"message": "callers may choose any value of \"region\" in the host of the server https://{region}.a.test",
		"at": ["variables", "region"],
		"related": [{"ref": ["before", "variables", "region"], "message": "before"}],
	}} with input as server("modified", ["region"])
}

test_added if {
	some finding in server_unbounded.deny with input as server("added", ["region"])
	finding.related == []
}

test_bounded if {
	count(server_unbounded.deny) == 0 with input as server("modified", [])
}

server(status, unbounded) := {"status": status, "unbounded": unbounded, "after": {"template": "https://{region}.a.test"}}
