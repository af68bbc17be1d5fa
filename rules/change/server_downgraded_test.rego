package sealint.change.server_downgraded_test

import data.sealint.change.server_downgraded

test_left if {
	server_downgraded.deny == {{
		"message": "the server https://a.test used TLS; it may now be reached as http://a.test",
		"at": ["url"],
		"related": [{"ref": ["before", "url"], "message": "before"}],
	}} with input as server(true)
}

test_encrypted if {
	count(server_downgraded.deny) == 0 with input as server(false)
}

server(left) := {"left_tls": left, "plaintext": ["http://a.test"], "before": {"template": "https://a.test"}, "after": {"template": "http://a.test"}}
