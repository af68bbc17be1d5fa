package sealint.change.callback_downgraded_test

import data.sealint.change.callback_downgraded

test_downgraded if {
	callback_downgraded.deny == {{
		"message": "the callback {$request.body#/url} was sent over https only; now it may be sent without TLS",
		"at": [],
		"related": [{"ref": ["before"], "message": "before"}],
	}} with input as callback({}, {"tls_only": false})
}

test_scheme if {
	count(callback_downgraded.deny) == 1 with input as callback({"scheme": "https", "tls_only": false}, {"scheme": "http", "tls_only": false})
	count(callback_downgraded.deny) == 0 with input as callback({"scheme": "https"}, {"scheme": "https"})
}

test_unlimited if {
	count(callback_downgraded.deny) == 0 with input as callback({}, {"tls_only": false, "limited": false})
}

test_before_already if {
	count(callback_downgraded.deny) == 0 with input as callback({"tls_only": false}, {"tls_only": false})
}

callback(before, after) := {
	"before": {"destination": object.union(limits, before)},
	"after": {"path": "{$request.body#/url}", "destination": object.union(limits, after)},
}

limits := {"scheme": "", "input": "$request.body#/url", "limited": true, "tls_only": true}
