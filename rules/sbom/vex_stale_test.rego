package sealint.sbom.vex_stale_test

import data.sealint.sbom.vex_stale

test_stale[state] if {
	some state in ["in_triage", "under_investigation"]
	found := vex_stale.deny with input as facts({"state": state}) with data.sealint.params.days as 29
		with data.sealint.today as "2026-06-30"
	found == {{"message": "CVE-2024-1 has been under investigation for 30 days, since 2026-05-31", "at": ["analysis", "state"]}}
}

test_without_an_id if {
	found := vex_stale.deny with input as object.remove(facts({}), ["id"]) with data.sealint.params.days as 1
		with data.sealint.today as "2026-06-30"
	found == {{"message": "the vulnerability has been under investigation for 30 days, since 2026-05-31", "at": ["analysis", "state"]}}
}

test_on_its_last_day if {
	count(vex_stale.deny) == 0 with input as facts({}) with data.sealint.params.days as 30
		with data.sealint.today as "2026-06-30"
}

test_no_date if {
	undated := {"id": "CVE-2024-1", "analysis": {"state": "in_triage"}}
	count(vex_stale.deny) == 0 with input as undated with data.sealint.params.days as 1
}

test_other_states[state] if {
	some state in ["not_affected", "exploitable", "resolved"]
	count(vex_stale.deny) == 0 with input as facts({"state": state}) with data.sealint.params.days as 1
}

test_no_analysis if {
	count(vex_stale.deny) == 0 with input as {"id": "CVE-2024-1"} with data.sealint.params.days as 1
}

test_off_by_default if {
	count(vex_stale.deny) == 0 with input as facts({"last_day": "2000-01-01"})
}

facts(analysis) := {"id": "CVE-2024-1", "analysis": object.union({"state": "in_triage", "last_day": "2026-05-31"}, analysis)}
