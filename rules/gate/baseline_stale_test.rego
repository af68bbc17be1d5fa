package sealint.gate.baseline_stale_test

import data.sealint.gate.baseline_stale

test_stale if {
	baseline_stale.deny == {{"message": "entries of the baseline about findings that do not exist any more: 2", "at": ["findings"]}} with input as facts({"stale": 2})
}

test_none if {
	count(baseline_stale.deny) == 0 with input as facts({})
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
