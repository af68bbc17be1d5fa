package sealint.openapi.cleartext_credentials_test

import data.sealint.openapi.cleartext_credentials

test_token_over_http if {
	cleartext_credentials.deny == {{
		"message": "credentials (oauth2) of 2 operation(s) travel unencrypted to http://a.test",
		"at": ["url"],
		"decision": "https://a.test",
	}} with input as server({"urls": [plain]})
}

test_no_credentials if {
	count(cleartext_credentials.deny) == 0 with input as server({"urls": [plain], "credentials": []})
}

test_other_protocols if {
	count(cleartext_credentials.deny) == 1 with input as server({"urls": [{"text": "ftp://a.test", "scheme": "ftp", "transport": "plaintext", "loopback": false}]})
}

test_encrypted if {
	count(cleartext_credentials.deny) == 0 with input as server({})
}

test_loopback_is_accepted if {
	count(cleartext_credentials.deny) == 0 with input as server({"urls": [local]})
}

test_loopback_is_not_accepted_by_parameter if {
	count(cleartext_credentials.deny) == 1 with input as server({"urls": [local]})
		with data.sealint.params as {"allow_loopback": false}
}

server(overrides) := object.union(
	{
		"template": "https://a.test",
		"credentials": ["oauth2"],
		"operations_with_credentials": 2,
		"urls": [{"text": "https://a.test", "scheme": "https", "transport": "encrypted", "host": "a.test", "loopback": false}],
	},
	overrides,
)

plain := {"text": "http://a.test", "scheme": "http", "transport": "plaintext", "host": "a.test", "loopback": false}

local := {"text": "http://localhost:8080", "scheme": "http", "transport": "plaintext", "host": "localhost", "loopback": true}
