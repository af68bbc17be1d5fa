package sealint.openapi.tls_required_test

import data.sealint.openapi.tls_required

test_http if {
	tls_required.deny == {{"message": "http://a.test is not encrypted", "at": ["url"], "decision": "https://a.test"}} with input as server({"urls": [plain]})
}

test_ws if {
	count(tls_required.deny) == 1 with input as server({"urls": [{"text": "ws://a.test", "scheme": "ws", "transport": "plaintext", "loopback": false}]})
}

# Whether data is encrypted is a fact, and not only of http.
test_other_protocols if {
	count(tls_required.deny) == 1 with input as server({"urls": [{"text": "mqtt://a.test", "scheme": "mqtt", "transport": "plaintext", "loopback": false}]})
	count(tls_required.deny) == 0 with input as server({"urls": [{"text": "mqtts://a.test", "scheme": "mqtts", "transport": "encrypted", "loopback": false}]})
	count(tls_required.deny) == 0 with input as server({"urls": [{"text": "acme://a.test", "scheme": "acme", "transport": "unlisted", "loopback": false}]})
}

test_https_and_wss if {
	count(tls_required.deny) == 0 with input as server({"urls": [
		{"text": "https://a.test", "scheme": "https", "transport": "encrypted", "loopback": false},
		{"text": "wss://a.test", "scheme": "wss", "transport": "encrypted", "loopback": false},
	]})
}

test_several_values_of_a_variable if {
	tls_required.deny == {{
		"message": "http://a.test (and 1 more URL that its variables allow) is not encrypted",
		"at": ["url"],
		"decision": "https://a.test",
	}} with input as server({"urls": [plain, {"text": "http://b.test", "scheme": "http", "transport": "plaintext", "loopback": false}]})
}

test_many_values_of_a_variable if {
	some finding in tls_required.deny with input as server({"urls": [plain, plain, plain]})
	finding.message == "http://a.test (and 2 more URLs that its variables allow) is not encrypted"
}

# A relative URL says nothing about transport.
test_relative if {
	count(tls_required.deny) == 0 with input as server({"urls": [{"text": "/v1", "scheme": "", "transport": "undetermined", "loopback": false}]})
}

test_one_value_of_an_enum if {
	count(tls_required.deny) == 1 with input as server({"urls": [
		{"text": "https://a.test", "scheme": "https", "transport": "encrypted", "loopback": false},
		plain,
	]})
}

test_loopback_is_accepted if {
	count(tls_required.deny) == 0 with input as server({"urls": [local]})
}

test_loopback_is_not_accepted_by_parameter if {
	count(tls_required.deny) == 1 with input as server({"urls": [local]})
		with data.sealint.params as {"allow_loopback": false}
}

server(overrides) := object.union(
	{
		"template": "https://a.test",
		"credentials": ["oauth2"],
		"operations": 2,
		"urls": [{"text": "https://a.test", "scheme": "https", "transport": "encrypted", "host": "a.test", "loopback": false}],
	},
	overrides,
)

plain := {"text": "http://a.test", "scheme": "http", "transport": "plaintext", "host": "a.test", "loopback": false}

local := {"text": "http://localhost:8080", "scheme": "http", "transport": "plaintext", "host": "localhost", "loopback": true}
