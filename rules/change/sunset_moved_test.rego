package sealint.change.sunset_moved_test

import data.sealint.change.sunset_moved

test_later if {
	sunset_moved.deny == {{
		"message": "GET /x was to end on 2027-01-01; now it ends on 2031-01-01",
		"at": ["x-sunset"],
		"related": [{"ref": ["before", "x-sunset"], "message": "before"}],
	}} with input as operation({"sunset": "2027-01-01"}, {"sunset": "2031-01-01"})
}

test_never if {
	some finding in sunset_moved.deny with input as operation({"sunset": "2027-01-01"}, {})
	finding.message == "GET /x was to end on 2027-01-01; now nobody says when it ends"
}

test_header if {
	count(sunset_moved.deny) == 0 with input as operation({"sunset": "2027-01-01"}, {"sunset_declared": true})
}

test_brought_forward if {
	count(sunset_moved.deny) == 0 with input as operation({"sunset": "2027-01-01"}, {"sunset": "2026-01-01", "sunset_declared": true})
}

test_no_end_before if {
	count(sunset_moved.deny) == 0 with input as operation({}, {"sunset": "2031-01-01"})
}

test_reactivated if {
	count(sunset_moved.deny) == 0 with input as operation({"sunset": "2027-01-01", "deprecated": true}, {})
}

operation(before, after) := {
	"before": object.union({"deprecated": false, "sunset": ""}, before),
	"after": object.union({"method": "GET", "path": "/x", "deprecated": false, "sunset": "", "sunset_declared": false}, after),
}
