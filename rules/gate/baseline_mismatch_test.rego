package sealint.gate.baseline_mismatch_test

import data.sealint.gate.baseline_mismatch

test_differs if {
	count(baseline_mismatch.deny) == 1 with input as facts({"differs": true})
}

test_same if {
	count(baseline_mismatch.deny) == 0 with input as facts({})
}

facts(overrides) := object.union(
	{
		"age_days": 10,
		"max_age": 365,
		"stale": 0,
		"misplaced": [],
		"refused": [],
		"profile": "recommended",
		"tool": "0.1.0",
		"differs": false,
		"moved": [],
		"problems": 0,
		"expires": "",
		"days_left": 0,
		"soon": false,
	},
	overrides,
)
