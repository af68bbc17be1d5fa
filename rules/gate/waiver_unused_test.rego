package sealint.gate.waiver_unused_test

import data.sealint.gate.waiver_unused

test_unused if {
	count(waiver_unused.deny) == 1 with input as facts({"matched": 0})
}

test_unused_waiver_of_a_problem if {
	found := waiver_unused.deny with input as facts({"matched": 0, "rules": []})
	found == {{"message": "the waiver accepts nothing: the run met no such problem", "at": []}}
}

# A run that did not judge what the waiver is for cannot say that it is not needed.
test_not_judged if {
	count(waiver_unused.deny) == 0 with input as facts({"matched": 0, "judged": false})
}

test_used if {
	count(waiver_unused.deny) == 0 with input as facts({})
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
