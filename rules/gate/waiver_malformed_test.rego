package sealint.gate.waiver_malformed_test

import data.sealint.gate.waiver_malformed

test_fault if {
	waiver_malformed.deny == {{"message": "the waiver hides nothing: owner is missing", "at": []}} with input as facts({"state": "malformed", "faults": [{"at": [], "message": "owner is missing"}]})
}

test_comment if {
	waiver_malformed.deny == {{"message": "this hides nothing: a comment is no waiver", "at": []}} with input as facts({"form": "comment", "state": "malformed", "faults": [{"at": [], "message": "a comment is no waiver"}]})
}

test_created_later if {
	count(waiver_malformed.deny) == 1 with input as facts({"state": "early"})
}

test_complete if {
	count(waiver_malformed.deny) == 0 with input as facts({})
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
