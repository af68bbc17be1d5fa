package sealint.gate.waiver_expires_soon_test

import data.sealint.gate.waiver_expires_soon

test_soon if {
	waiver_expires_soon.deny == {{"message": "the waiver of team-a expires on 2026-06-30, in 5 days", "at": ["expires"]}} with input as facts({"soon": true, "days_left": 5})
}

test_later if {
	count(waiver_expires_soon.deny) == 0 with input as facts({})
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
