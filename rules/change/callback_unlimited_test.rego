package sealint.change.callback_unlimited_test

import data.sealint.change.callback_unlimited

test_unlimited if {
	callback_unlimited.deny == {{
		"message": "callers may now choose any address for the callback: $request.body#/url has no pattern or enum",
		"at": [],
		"related": [{"ref": ["before"], "message": "before"}],
	}} with input as callback({}, {"limited": false})
}

test_limited if {
	count(callback_unlimited.deny) == 0 with input as callback({}, {})
}

test_host_is_written_out if {
	count(callback_unlimited.deny) == 0 with input as callback({}, {"limited": false, "input": ""})
}

test_before_already if {
	count(callback_unlimited.deny) == 0 with input as callback({"limited": false}, {"limited": false})
}

callback(before, after) := {
	"before": {"destination": object.union(limits, before)},
	"after": {"path": "{$request.body#/url}", "destination": object.union(limits, after)},
}

limits := {"scheme": "", "input": "$request.body#/url", "limited": true, "tls_only": true}
