package sealint.gate.waiver_expired_test

import data.sealint.gate.waiver_expired

test_expired if {
	waiver_expired.deny == {{"message": "the waiver of team-a expired on 2026-06-30, 3 days ago", "at": ["expires"]}} with input as facts({"state": "expired", "days_left": -3})
}

test_live if {
	count(waiver_expired.deny) == 0 with input as facts({})
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
