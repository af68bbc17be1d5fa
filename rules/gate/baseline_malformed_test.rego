package sealint.gate.baseline_malformed_test

import data.sealint.gate.baseline_malformed

test_misplaced if {
	count(baseline_malformed.deny) == 1 with input as facts({"misplaced": [{"at": ["findings", "a.yaml", "openapi/tls-required", "0"], "says": "a", "is": "b"}]})
}

test_refused if {
	count(baseline_malformed.deny) == 1 with input as facts({"refused": [{"at": ["findings", "a.yaml", "openapi/embedded-secret", "0"], "rule": "openapi/embedded-secret"}]})
}

test_none if {
	count(baseline_malformed.deny) == 0 with input as facts({})
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
