package sealint.gate.baseline_old_test

import data.sealint.gate.baseline_old

test_old if {
	baseline_old.deny == {{"message": "the baseline is 400 days old; at most 365 are allowed", "at": ["made", "on"]}} with input as facts({"age_days": 400})
}

test_made_tomorrow if {
	count(baseline_old.deny) == 1 with input as facts({"age_days": -1})
}

test_young if {
	count(baseline_old.deny) == 0 with input as facts({})
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
