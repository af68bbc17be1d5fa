package sealint.openapi.unknown_server_scheme_test

import data.sealint.openapi.unknown_server_scheme

test_unknown if {
	unknown_server_scheme.deny == {{
		"message": "it is not known whether \"acme\" in acme://a.test is encrypted",
		"at": ["url"],
		"decision": "acme://a.test",
	}} with input as server("unlisted")
}

test_known if {
	count(unknown_server_scheme.deny) == 0 with input as server("plaintext")
	count(unknown_server_scheme.deny) == 0 with input as server("encrypted")
	count(unknown_server_scheme.deny) == 0 with input as server("undetermined")
}

test_parameter if {
	count(unknown_server_scheme.deny) == 0 with input as server("unlisted") with data.sealint.params as {"encrypted": ["acme"]}
}

server(transport) := {"urls": [{"text": "acme://a.test", "scheme": "acme", "transport": transport}]}
