package sealint.integration.deprecated_operation_test

import data.sealint.integration.deprecated_operation

at := ["spec", "contract", "operations", "1"]

test_deprecated if {
	deprecated_operation.deny == {{
		"message": "GET /old is deprecated",
		"at": at,
		"related": [{"ref": ["contract", "used", 1, "deprecated"], "message": "GET /old is deprecated"}],
	}} with input as used(true, "")
}

test_deprecated_with_sunset if {
	deprecated_operation.deny == {{
		"message": "GET /old is deprecated and ended 3 days ago, on 2026-06-27",
		"at": at,
		"related": [
			{"ref": ["contract", "used", 1, "deprecated"], "message": "GET /old is deprecated"},
			{"ref": ["contract", "used", 1, "x-sunset"], "message": "the sunset of GET /old is 2026-06-27"},
		],
	}} with input as used(true, "2026-06-27") with data.sealint.today as "2026-06-30"
}

test_deprecated_with_sunset_far_away if {
	messages := {finding.message | some finding in deprecated_operation.deny} with input as used(true, "2027-06-30")
		with data.sealint.today as "2026-06-30"
	messages == {"GET /old is deprecated and ends in 365 days, on 2027-06-30"}
}

# Before that day, integration/operation-ends tells.
test_days_around_the_sunset if {
	every today, text in {
		"2026-07-03": "ended 3 days ago, on 2026-06-30",
		"2026-07-01": "ended 1 day ago, on 2026-06-30",
	} {
		messages := {finding.message | some finding in deprecated_operation.deny} with input as used(false, "2026-06-30")
			with data.sealint.today as today
		messages == {sprintf("GET /old %s", [text])}
	}
	every today in ["2026-06-30", "2026-06-29"] {
		count(deprecated_operation.deny) == 0 with input as used(false, "2026-06-30") with data.sealint.today as today
	}
}

test_neither if {
	count(deprecated_operation.deny) == 0 with input as used(false, "")
}

test_no_contract if {
	count(deprecated_operation.deny) == 0 with input as {"spec": {}}
}

# If no operation is listed, one finding covers all operations.
test_no_operation_is_listed if {
	operation := {"at": ["spec", "contract", "path"], "deprecated": false, "sunset": ""}
	deprecated_operation.deny == {{
		"message": concat("", [
			"the manifest lists no operations, so all 5 count as used, and 4 are deprecated or ended: ",
			"GET /b, GET /c, GET /d and 1 more",
		]),
		"at": ["spec", "contract", "path"],
		"related": [
			{"ref": ["contract", "used", 1, "deprecated"], "message": "GET /b is deprecated"},
			{"ref": ["contract", "used", 2, "x-sunset"], "message": "the sunset of GET /c is 2026-06-29"},
			{"ref": ["contract", "used", 3, "deprecated"], "message": "GET /d is deprecated"},
			{"ref": ["contract", "used", 4, "deprecated"], "message": "GET /e is deprecated"},
		],
	}} with input as {"contract": {"uses_some": false, "used": [
		object.union(operation, {"name": "GET /a"}),
		object.union(operation, {"name": "GET /b", "deprecated": true}),
		object.union(operation, {"name": "GET /c", "sunset": "2026-06-29"}),
		object.union(operation, {"name": "GET /d", "deprecated": true}),
		object.union(operation, {"name": "GET /e", "deprecated": true}),
	]}}
		with data.sealint.today as "2026-06-30"
	some finding in deprecated_operation.deny with input as {"contract": {
		"uses_some": false,
		"used": [object.union(operation, {"name": "GET /b", "deprecated": true})],
	}}
	finding.message == "the manifest lists no operations, so all 1 count as used, and 1 is deprecated or ended: GET /b"
}

used(deprecated, sunset) := {"contract": {"uses_some": true, "used": [
	{"at": ["spec", "contract", "operations", "0"], "name": "GET /new", "deprecated": false, "sunset": ""},
	{"at": at, "name": "GET /old", "deprecated": deprecated, "sunset": sunset},
]}}
