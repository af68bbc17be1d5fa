package sealint.openapi.ssrf_parameter_test

import data.sealint.openapi.ssrf_parameter

test_name if {
	ssrf_parameter.deny == {{"message": "request takes any URL: \"callback_url\" has no pattern or enum", "at": []}} with input as facts({"name": "callback_url", "phrase": "callback_url", "terms": ["callback", "callback_url", "url"], "tail": ["callback_url", "url"]})
}

test_format_and_hint if {
	ssrf_parameter.deny == {{"message": "query parameter takes any URL: \"webhook_endpoint\" has no pattern or enum", "at": []}} with input as facts({"name": "webhook_endpoint", "phrase": "webhook_endpoint", "terms": ["endpoint", "webhook", "webhook_endpoint"], "tail": ["endpoint", "webhook_endpoint"], "format": "uri", "kind": "parameter", "in": "query", "types": []})
}

test_limited if {
	count(ssrf_parameter.deny) == 0 with input as facts({"name": "callback_url", "phrase": "callback_url", "terms": ["callback", "callback_url", "url"], "tail": ["callback_url", "url"], "limited": true})
}

test_link_that_nobody_calls if {
	count(ssrf_parameter.deny) == 0 with input as facts({"name": "homepage", "phrase": "homepage", "terms": ["homepage"], "tail": ["homepage"], "format": "uri"})
}

test_object if {
	count(ssrf_parameter.deny) == 0 with input as facts({"name": "callback", "phrase": "callback", "terms": ["callback"], "tail": ["callback"], "types": ["object"]})
}

test_output if {
	count(ssrf_parameter.deny) == 0 with input as facts({"name": "callback_url", "phrase": "callback_url", "terms": ["callback", "callback_url", "url"], "tail": ["callback_url", "url"], "direction": "response"})
}

facts(overrides) := object.union({"kind": "property", "in": "body", "direction": "request", "types": ["string"], "format": "", "limited": false, "name": "x", "terms": ["x"], "tail": ["x"]}, overrides)
