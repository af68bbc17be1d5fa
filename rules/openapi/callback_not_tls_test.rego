package sealint.openapi.callback_not_tls_test

import data.sealint.openapi.callback_not_tls

test_http if {
	callback_not_tls.deny == {{"message": "the callback is sent unencrypted: http://a/b", "at": []}} with input as facts({"path": "http://a/b", "destination": {"scheme": "http", "transport": "plaintext", "loopback": false, "input": "", "found": true, "limited": false, "tls_only": false}})
}

test_pattern_that_allows_http if {
	callback_not_tls.deny == {{"message": "the callback may be sent unencrypted: $request.body#/url is not limited to https", "at": []}} with input as facts({"destination": {"scheme": "", "transport": "undetermined", "loopback": false, "input": "$request.body#/url", "found": true, "limited": true, "tls_only": false}})
}

test_pattern_of_https if {
	count(callback_not_tls.deny) == 0 with input as facts({"destination": {"scheme": "", "transport": "undetermined", "loopback": false, "input": "$request.body#/url", "found": true, "limited": true, "tls_only": true}})
}

test_https_host_of_the_caller if {
	count(callback_not_tls.deny) == 0 with input as facts({"destination": {"scheme": "https", "transport": "encrypted", "loopback": false, "input": "$request.body#/host", "found": true, "limited": true, "tls_only": false}})
}

test_loopback if {
	count(callback_not_tls.deny) == 0 with input as facts({"destination": {"scheme": "http", "transport": "plaintext", "loopback": true, "input": "", "found": true, "limited": false, "tls_only": false}})
}

test_unlimited_is_another_rule if {
	count(callback_not_tls.deny) == 0 with input as facts({"destination": {"scheme": "", "transport": "undetermined", "loopback": false, "input": "$request.body#/url", "found": true, "limited": false, "tls_only": false}})
}

test_no_callback if {
	count(callback_not_tls.deny) == 0 with input as facts({})
}

facts(overrides) := object.union({"kind": "callback", "path": "{$request.body#/url}"}, overrides)
