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

facts(overrides) := object.union({"kind": "property", "in": "body", "direction": "request", "types": ["string"], "format": "", "limited": false, "in_url": false, "holders": [], "described_as": [], "name": "x", "phrase": "x", "terms": ["x"], "tail": ["x"]}, overrides)

test_address_in_an_object_named_like_a_url if {
	ssrf_parameter.deny == {{"message": "request accepts any URL: \"address\" has no pattern or enum", "at": []}} with input as facts({"name": "address", "phrase": "address", "terms": ["address"], "tail": ["address"], "in_url": true})
}

test_address_elsewhere if {
	count(ssrf_parameter.deny) == 0 with input as facts({"name": "address", "phrase": "address", "terms": ["address"], "tail": ["address"]})
}

callback := {"name": "callback", "phrase": "callback", "terms": ["callback"], "tail": ["callback"], "kind": "parameter", "in": "query"}

test_name_of_a_function if {
	count(ssrf_parameter.deny) == 0 with input as facts(object.union(callback, {"described_as": ["jsonp"]}))
}

test_callback_without_a_description if {
	count(ssrf_parameter.deny) == 0 with input as facts(callback)
}

test_callback_url if {
	ssrf_parameter.deny == {{"message": "query parameter accepts any URL: \"callback\" has no pattern or enum", "at": ["name"]}} with input as facts(object.union(callback, {"described_as": ["url"]}))
}

test_callback_with_a_format if {
	count(ssrf_parameter.deny) == 1 with input as facts(object.union(callback, {"format": "uri", "described_as": ["jsonp"]}))
}

uri := {"name": "resource_uri", "phrase": "resource_uri", "terms": ["resource", "resource_uri", "uri"], "tail": ["resource_uri", "uri"]}

test_identifier if {
	count(ssrf_parameter.deny) == 0 with input as facts(object.union(uri, {"described_as": ["identifier"]}))
}

test_uri_in_a_path if {
	count(ssrf_parameter.deny) == 0 with input as facts(object.union(uri, {"kind": "parameter", "in": "path"}))
}

test_url_in_a_path if {
	ssrf_parameter.deny == {{"message": "path parameter accepts any URL: \"resource_uri\" has no pattern or enum", "at": ["name"]}} with input as facts(object.union(uri, {"kind": "parameter", "in": "path", "described_as": ["url"]}))
}

test_values_that_are_not_called if {
	every remark in ["read-only", "filter", "registered", "store"] {
		count(ssrf_parameter.deny) == 0 with input as facts(object.union(uri, {"described_as": [remark]}))
	}
}

test_uri_of_a_platform if {
	count(ssrf_parameter.deny) == 0 with input as facts({"name": "cpe_uri", "phrase": "cpe_uri", "terms": ["cpe", "cpe_uri", "uri"], "tail": ["cpe_uri", "uri"]})
}

test_bare_url if {
	every field in [{"name": "url", "phrase": "url", "terms": ["url"], "tail": ["url"]}, {"name": "page", "phrase": "page", "terms": ["page"], "tail": ["page"], "format": "uri"}] {
		count(ssrf_parameter.deny) == 0 with input as facts(object.union(field, {"holders": ["article"]}))
		count(ssrf_parameter.deny) == 1 with input as facts(object.union(field, {"holders": ["pdf", "source"]}))
		count(ssrf_parameter.deny) == 1 with input as facts(object.union(field, {"described_as": ["called"]}))
	}
}

test_link_that_is_shown if {
	link := {"name": "privacy_url", "phrase": "privacy_url", "terms": ["privacy", "privacy_url", "url"], "tail": ["privacy_url", "url"]}
	count(ssrf_parameter.deny) == 0 with input as facts(link)
	count(ssrf_parameter.deny) == 1 with input as facts(object.union(link, {"described_as": ["called"]}))
}

test_purpose_that_only_the_name_says if {
	count(ssrf_parameter.deny) == 1 with input as facts({"name": "vault_url", "phrase": "vault_url", "terms": ["url", "vault", "vault_url"], "tail": ["url", "vault_url"]})
}

# Words that speak of a purpose make no URL of a name.
test_name_of_a_policy if {
	count(ssrf_parameter.deny) == 0 with input as facts({"name": "keyPolicyName", "phrase": "key_policy_name", "terms": ["key", "name", "policy"], "tail": ["name"]})
}

# What people open is only shown, unless the server calls it as well.
test_link_that_people_open if {
	field := {"name": "destination_url", "phrase": "destination_url", "terms": ["destination", "url"], "tail": ["destination_url", "url"]}
	count(ssrf_parameter.deny) == 0 with input as facts(object.union(field, {"described_as": ["shown"]}))
	count(ssrf_parameter.deny) == 1 with input as facts(object.union(field, {"described_as": ["shown", "called"]}))
	every remark in ["resource", "unsupported"] {
		count(ssrf_parameter.deny) == 0 with input as facts(object.union(field, {"described_as": [remark]}))
	}
}
