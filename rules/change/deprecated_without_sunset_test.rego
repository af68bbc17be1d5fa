package sealint.change.deprecated_without_sunset_test

import data.sealint.change.deprecated_without_sunset

test_deprecated if {
	deprecated_without_sunset.deny == {{
		"message": "GET /x is deprecated now and has no end",
		"at": ["deprecated"],
		"related": [{"ref": ["before"], "message": "before"}],
	}} with input as operation({}, {"deprecated": true})
}

test_sunset if {
	count(deprecated_without_sunset.deny) == 0 with input as operation({}, {"deprecated": true, "sunset_declared": true})
}

test_before_already if {
	count(deprecated_without_sunset.deny) == 0 with input as operation({"deprecated": true}, {"deprecated": true})
}

operation(before, after) := {
	"before": object.union({"deprecated": false, "sunset": ""}, before),
	"after": object.union({"method": "GET", "path": "/x", "deprecated": false, "sunset": "", "sunset_declared": false}, after),
}
