package sealint.gate.waiver_exceeded_test

import data.sealint.gate.waiver_exceeded

test_exceeded if {
	waiver_exceeded.deny == {{"message": "the waiver hides nothing: it matches 3 findings, and its limit is 2", "at": ["limit"]}} with input as facts({"matched": 3, "limit": 2, "exceeded": true})
}

test_within if {
	count(waiver_exceeded.deny) == 0 with input as facts({"matched": 2, "limit": 2})
}

facts(overrides) := object.union(
	{
		"form": "configuration",
		"rules": ["openapi/tls-required"],
		"state": "live",
		"faults": [],
		"expires": "2026-06-30",
		"days_left": 30,
		"soon": false,
		"owner": "team-a",
		"limit": 0,
		"matched": 1,
		"exceeded": false,
		"judged": true,
		"shadowed": false,
	},
	overrides,
)
