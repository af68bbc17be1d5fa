package sealint.openapi.placeholder_server_test

import data.sealint.openapi.placeholder_server

test_loopback if {
	placeholder_server.deny == {{"message": "http://localhost:8080 is a loopback address", "at": ["url"], "decision": `["http://localhost:8080","a loopback address"]`}} with input as facts({"urls": [{"text": "http://localhost:8080", "host": "localhost", "scheme": "https", "loopback": true}]})
}

test_documentation if {
	placeholder_server.deny == {{"message": "https://api.example.com is a name reserved for documentation", "at": ["url"], "decision": `["https://api.example.com","a name reserved for documentation"]`}} with input as facts({"urls": [{"text": "https://api.example.com", "host": "api.example.com", "scheme": "https", "loopback": false}]})
}

test_template if {
	placeholder_server.deny == {{"message": "https://your-domain.com is a placeholder", "at": ["url"], "decision": `["https://your-domain.com","a placeholder"]`}} with input as facts({"urls": [{"text": "https://your-domain.com", "host": "your-domain.com", "scheme": "https", "loopback": false}]})
}

test_scheme_in_host if {
	placeholder_server.deny == {{"message": "the host is written with a scheme: https://http://a", "at": ["url"], "decision": "https://http://a"}} with input as facts({"host_holds_scheme": true, "template": "https://http://a"})
}

test_real if {
	count(placeholder_server.deny) == 0 with input as facts({"urls": [{"text": "https://api.payments.internal", "host": "api.payments.internal", "scheme": "https", "loopback": false}]})
}

test_name_that_only_ends_alike if {
	count(placeholder_server.deny) == 0 with input as facts({"urls": [{"text": "https://notexample.com", "host": "notexample.com", "scheme": "https", "loopback": false}]})
}

test_relative if {
	count(placeholder_server.deny) == 0 with input as facts({"urls": [{"text": "/v1", "host": "", "scheme": "https", "loopback": false}]})
}

# The variable is there to be filled in; https://{host}.example.com stays a placeholder.
test_host_that_callers_fill_in if {
	url := {"text": "http://localhost:80", "host": "localhost", "scheme": "http", "loopback": true}
	variable := {"name": "host", "part": "host", "limited": false}
	count(placeholder_server.deny) == 0 with input as facts({"template": "http://{host}:{port}", "urls": [url], "variables": [variable]})
	count(placeholder_server.deny) == 1 with input as facts({"template": "http://{host}:{port}", "urls": [url], "variables": [object.union(variable, {"limited": true})]})
	count(placeholder_server.deny) == 1 with input as facts({"template": "http://{host}.localhost", "urls": [url], "variables": [variable]})
}

facts(overrides) := object.union({"template": "https://x", "variables": [], "urls": [], "host_holds_scheme": false}, overrides)
