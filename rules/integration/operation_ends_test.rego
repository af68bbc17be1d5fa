package sealint.integration.operation_ends_test

import data.sealint.integration.operation_ends

at := ["spec", "contract", "operations", "1"]

test_sunset if {
	operation_ends.deny == {{
		"message": "GET /old ends in 40 days, on 2026-08-09",
		"at": at,
		"related": [{"ref": ["contract", "used", 1, "x-sunset"], "message": "the sunset of GET /old is 2026-08-09"}],
	}} with input as used(false, "2026-08-09") with data.sealint.today as "2026-06-30"
}

# The day itself still counts.
test_days_around_the_sunset if {
	every today, n in {"2026-07-01": 0, "2026-06-30": 1, "2026-04-01": 1, "2026-03-31": 0} {
		count(operation_ends.deny) == n with input as used(false, "2026-06-30") with data.sealint.today as today
	}
}

test_warn_days if {
	count(operation_ends.deny) == 0 with input as used(false, "2026-06-30")
		with data.sealint.today as "2026-06-30"
		with data.sealint.params as {"warn_days": 0}
	count(operation_ends.deny) == 1 with input as used(false, "2026-06-30")
		with data.sealint.today as "2026-03-31"
		with data.sealint.params as {"warn_days": 91}
}

test_told_elsewhere if {
	count(operation_ends.deny) == 0 with input as used(true, "2026-06-30") with data.sealint.today as "2026-06-29"
	count(operation_ends.deny) == 0 with input as used(false, "")
	count(operation_ends.deny) == 0 with input as {"spec": {}}
}

test_no_operation_is_listed if {
	operation := {"at": ["spec", "contract", "path"], "deprecated": false, "name": "GET /a", "sunset": ""}
	facts := {"contract": {"uses_some": false, "used": [
		operation,
		object.union(operation, {"name": "GET /c", "sunset": "2026-07-01"}),
	]}}
	operation_ends.deny == {{
		"message": "the manifest lists no operations, so all 2 count as used, and 1 is about to end: GET /c",
		"at": ["spec", "contract", "path"],
		"related": [{"ref": ["contract", "used", 1, "x-sunset"], "message": "the sunset of GET /c is 2026-07-01"}],
	}} with input as facts with data.sealint.today as "2026-06-30"
	some finding in operation_ends.deny with input as json.patch(facts, [{"op": "replace", "path": "/contract/used/0/sunset", "value": "2026-07-02"}])
		with data.sealint.today as "2026-06-30"
	finding.message == "the manifest lists no operations, so all 2 count as used, and 2 are about to end: GET /a, GET /c"
}

used(deprecated, sunset) := {"contract": {"uses_some": true, "used": [
	{"at": ["spec", "contract", "operations", "0"], "name": "GET /new", "deprecated": false, "sunset": ""},
	{"at": at, "name": "GET /old", "deprecated": deprecated, "sunset": sunset},
]}}
