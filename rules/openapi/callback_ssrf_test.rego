package sealint.openapi.callback_ssrf_test

import data.sealint.openapi.callback_ssrf

test_unlimited if {
	callback_ssrf.deny == {{"message": "callers can choose any callback URL: $request.body#/url has no pattern or enum", "at": []}} with input as facts({"destination": {"scheme": "", "loopback": false, "input": "$request.body#/url", "found": true, "limited": false, "tls_only": false}})
}

test_limited if {
	count(callback_ssrf.deny) == 0 with input as facts({"destination": {"scheme": "", "loopback": false, "input": "$request.body#/url", "found": true, "limited": true, "tls_only": false}})
}

# A callback that takes its URL from what the request does not have.
test_not_described if {
	callback_ssrf.deny == {{"message": "the request has nothing at $request.body#/hook, which the callback URL is taken from: callers can send any URL", "at": []}} with input as facts({"destination": {"scheme": "", "loopback": false, "input": "$request.body#/hook", "found": false, "limited": false, "tls_only": false}})
}

test_fixed if {
	count(callback_ssrf.deny) == 0 with input as facts({"destination": {"scheme": "https", "loopback": false, "input": "", "found": true, "limited": false, "tls_only": false}})
}

test_no_callback if {
	count(callback_ssrf.deny) == 0 with input as facts({})
}

facts(overrides) := object.union({"kind": "callback", "path": "{$request.body#/url}"}, overrides)
