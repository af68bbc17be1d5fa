package sealint.change.operation_reactivated_test

import data.sealint.change.operation_reactivated

test_back if {
	operation_reactivated.deny == {{
		"message": "GET /x was being retired; now it is back",
		"at": [],
		"related": [{"ref": ["before", "deprecated"], "message": "before"}],
	}} with input as operation({"deprecated": true}, {})
}

test_still_deprecated if {
	count(operation_reactivated.deny) == 0 with input as operation({"deprecated": true}, {"deprecated": true})
}

test_removed if {
	count(operation_reactivated.deny) == 0 with input as {"status": "removed", "before": {"deprecated": true}}
}

operation(before, after) := {
	"before": object.union({"deprecated": false, "sunset": ""}, before),
	"after": object.union({"method": "GET", "path": "/x", "deprecated": false, "sunset": "", "sunset_declared": false}, after),
}
