package sealint.gate.waiver_shadowed_test

import data.sealint.gate.waiver_shadowed

test_shadowed if {
	count(waiver_shadowed.deny) == 1 with input as facts({"shadowed": true})
}

test_alone if {
	count(waiver_shadowed.deny) == 0 with input as facts({})
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
