package sealint.openapi.rate_limit_headers_test

import data.sealint.openapi.rate_limit_headers

test_none if {
	rate_limit_headers.deny == {{"message": "response 200 has no RateLimit header", "at": ["headers"]}} with input as facts({})
}

test_too_many_requests if {
	rate_limit_headers.deny == {{"message": "response 429 has no RateLimit header", "at": ["headers"]}} with input as facts({"status": "429", "too_many_requests": true})
}

test_standard if {
	count(rate_limit_headers.deny) == 0 with input as facts({"headers": ["ratelimit"]})
}

test_older if {
	count(rate_limit_headers.deny) == 0 with input as facts({"headers": ["ratelimit-remaining"]})
}

test_x_family if {
	count(rate_limit_headers.deny) == 0 with input as facts({"headers": ["x-ratelimit-limit"]})
}

test_x_family_with_dash if {
	count(rate_limit_headers.deny) == 0 with input as facts({"headers": ["x-rate-limit-remaining"]})
}

test_error if {
	count(rate_limit_headers.deny) == 0 with input as facts({"status": "404"})
}

test_range_of_client_errors if {
	rate_limit_headers.deny == {{"message": "response 4XX has no RateLimit header", "at": ["headers"]}} with input as facts({"status": "4XX", "too_many_requests": true})
}

test_range_beside_429 if {
	count(rate_limit_headers.deny) == 0 with input as facts({"status": "4XX"})
}

test_server_error if {
	count(rate_limit_headers.deny) == 0 with input as facts({"status": "503"})
}

test_webhook if {
	count(rate_limit_headers.deny) == 0 with input as facts({"operation_kind": "webhook"})
}

facts(overrides) := object.union({"operation_kind": "path", "method": "GET", "status": "200", "may_have_body": true, "content": [], "headers": []}, overrides)
