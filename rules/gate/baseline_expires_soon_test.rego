package sealint.gate.baseline_expires_soon_test

import data.sealint.gate.baseline_expires_soon

test_soon if {
	found := baseline_expires_soon.deny with input as facts({"soon": true, "problems": 2, "expires": "2026-06-30", "days_left": 5})
	found == {{"message": "the baseline accepts 2 problem(s) until 2026-06-30, for 5 days more", "at": ["problems", "expires"]}}
}

test_later if {
	count(baseline_expires_soon.deny) == 0 with input as facts({"problems": 2, "expires": "2026-06-30", "days_left": 50})
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
