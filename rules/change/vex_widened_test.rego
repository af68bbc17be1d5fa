package sealint.change.vex_widened_test

import data.sealint.change.vex_widened

change := {"before": {"analysis": {"state": "not_affected", "justification": "code_not_reachable", "has_detail": false}}, "after": {"id": "CVE-1", "origin": "sbom", "analysis": {"state": "not_affected", "justification": "code_not_reachable", "has_detail": false}}, "added_affects": [{"index": 1, "name": "pkg:npm/y"}]}

test_without_id if {
	nameless := {"before": change.before, "after": {"origin": "sbom", "analysis": change.after.analysis}, "added_affects": change.added_affects}
	messages := {finding.message | some finding in vex_widened.deny} with input as nameless
	messages == {"a vulnerability without an id is now set aside for pkg:npm/y too"}
}

test_widened if {
	found := vex_widened.deny with input as object.union(change, {})
	found == {{"message": "CVE-1 is now set aside for pkg:npm/y too", "at": ["affects", 1], "related": [{"ref": ["before", "affects", 0], "message": "before"}]}}
}

test_nothing_added if {
	count(vex_widened.deny) == 0 with input as object.union(change, {"added_affects": []})
}

test_another_reason if {
	count(vex_widened.deny) == 0 with input as object.union(change, {"after": {"analysis": {"justification": "code_not_present"}}})
}

test_an_explanation if {
	count(vex_widened.deny) == 0 with input as object.union(change, {"after": {"analysis": {"has_detail": true}}})
}

test_exploitable if {
	count(vex_widened.deny) == 0 with input as object.union(change, {"before": {"analysis": {"state": "exploitable"}}, "after": {"analysis": {"state": "exploitable"}}})
}

test_another_state if {
	count(vex_widened.deny) == 0 with input as object.union(change, {"before": {"analysis": {"state": "in_triage"}}})
}

test_advisory if {
	count(vex_widened.deny) == 0 with input as object.union(change, {"after": {"origin": "osv"}})
}
