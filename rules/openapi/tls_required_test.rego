package sealint.openapi.tls_required_test

import data.sealint.openapi.tls_required

test_http if {
	tls_required.deny == {{"message": "http://a.test is not encrypted", "at": ["url"]}} with input as server({"urls": [plain]})
}

test_ws if {
	count(tls_required.deny) == 1 with input as server({"urls": [{"text": "ws://a.test", "scheme": "ws", "loopback": false}]})
}

test_https_and_wss if {
	count(tls_required.deny) == 0 with input as server({"urls": [
		{"text": "https://a.test", "scheme": "https", "loopback": false},
		{"text": "wss://a.test", "scheme": "wss", "loopback": false},
	]})
}

test_several_values_of_a_variable if {
	tls_required.deny == {{
		"message": "http://a.test (and 1 more values of its variables) is not encrypted",
		"at": ["url"],
	}} with input as server({"urls": [plain, {"text": "http://b.test", "scheme": "http", "loopback": false}]})
}

# A relative URL says nothing about transport.
test_relative if {
	count(tls_required.deny) == 0 with input as server({"urls": [{"text": "/v1", "scheme": "", "loopback": false}]})
}

test_one_value_of_an_enum if {
	count(tls_required.deny) == 1 with input as server({"urls": [
		{"text": "https://a.test", "scheme": "https", "loopback": false},
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
		"credentials": ["oauth2"],
		"operations": 2,
		"urls": [{"text": "https://a.test", "scheme": "https", "host": "a.test", "loopback": false}],
	},
	overrides,
)

plain := {"text": "http://a.test", "scheme": "http", "host": "a.test", "loopback": false}

local := {"text": "http://localhost:8080", "scheme": "http", "host": "localhost", "loopback": true}
