package sealint.openapi.ssrf_parameter_test

import data.sealint.openapi.ssrf_parameter

test_name if {
	ssrf_parameter.deny == {{"message": "request accepts any URL: \"callback_url\" has no pattern or enum", "at": []}} with input as facts({"name": "callback_url", "phrase": "callback_url", "terms": ["callback", "callback_url", "url"], "tail": ["callback_url", "url"]})
}

test_format if {
	ssrf_parameter.deny == {{"message": "query parameter accepts any URL: \"endpoint\" has no pattern or enum", "at": ["name"]}} with input as facts({"name": "endpoint", "phrase": "endpoint", "terms": ["endpoint"], "tail": ["endpoint"], "format": "uri", "kind": "parameter", "in": "query", "types": []})
}

test_limited if {
	count(ssrf_parameter.deny) == 0 with input as facts({"name": "callback_url", "phrase": "callback_url", "terms": ["callback", "callback_url", "url"], "tail": ["callback_url", "url"], "limited": true})
}

test_kind_of_url if {
	count(ssrf_parameter.deny) == 0 with input as facts({"name": "url_type", "phrase": "url_type", "terms": ["type", "url", "url_type"], "tail": ["type", "url_type"]})
}

test_object if {
	count(ssrf_parameter.deny) == 0 with input as facts({"name": "callback", "phrase": "callback", "terms": ["callback"], "tail": ["callback"], "types": ["object"]})
}

test_output if {
	count(ssrf_parameter.deny) == 0 with input as facts({"name": "callback_url", "phrase": "callback_url", "terms": ["callback", "callback_url", "url"], "tail": ["callback_url", "url"], "direction": "response"})
}

facts(overrides) := object.union({"kind": "property", "in": "body", "direction": "request", "types": ["string"], "format": "", "limited": false, "name": "x", "terms": ["x"], "tail": ["x"]}, overrides)
