package sealint.gate.waiver_added_test

import data.sealint.gate.waiver_added

test_added if {
	waiver_added.deny == {{"message": "the change adds this waiver, which hides 2 finding(s) of a/b", "at": []}} with input as facts("added", "live")
}

test_extended if {
	waiver_added.deny == {{"message": "the change extends this waiver, which will hide 2 finding(s) of a/b", "at": []}} with input as facts("extended", "pending")
}

test_problem if {
	some finding in waiver_added.deny with input as object.union(facts("added", "live"), {"rules": []})
	finding.message == "the change adds this waiver, which hides 2 finding(s) of a problem"
}

test_known if count(waiver_added.deny) == 0 with input as facts("none", "live")

test_malformed if count(waiver_added.deny) == 0 with input as facts("added", "malformed")

facts(change, state) := {
	"form": "configuration",
	"rules": ["a/b"],
	"state": state,
	"change": change,
	"faults": [],
	"expires": "2026-12-31",
	"days_left": 30,
	"soon": false,
	"owner": "team-a",
	"limit": 0,
	"matched": 2,
	"exceeded": false,
	"judged": true,
	"shadowed": false,
}
