package sealint.change.vex_added_unjustified_test

import data.sealint.change.vex_added_unjustified

change := {"status": "added", "after": {"id": "CVE-1", "origin": "sbom", "analysis": {"state": "not_affected", "has_detail": false}}}

test_without_id if {
	found := vex_added_unjustified.deny with input as object.remove(change, ["after"])
	found == set()
	nameless := {"status": "added", "after": {"origin": "sbom", "analysis": {"state": "not_affected", "has_detail": false}}}
	messages := {finding.message | some finding in vex_added_unjustified.deny} with input as nameless
	messages == {"a vulnerability without an id is set aside as not_affected without a reason"}
}

test_added if {
	found := vex_added_unjustified.deny with input as object.union(change, {})
	found == {{"message": "CVE-1 is set aside as not_affected without a reason", "at": ["analysis"], "related": []}}
}

test_set_aside if {
	found := vex_added_unjustified.deny with input as object.union(change, {"status": "modified", "before": {"analysis": {"state": "in_triage"}}, "after": {"analysis": {"state": "false_positive"}}})
	found == {{"message": "CVE-1 is set aside as false_positive without a reason", "at": ["analysis"], "related": [{"ref": ["before", "analysis"], "message": "before"}]}}
}

test_justified if {
	count(vex_added_unjustified.deny) == 0 with input as object.union(change, {"after": {"analysis": {"justification": "code_not_reachable"}}})
}

test_explained if {
	count(vex_added_unjustified.deny) == 0 with input as object.union(change, {"after": {"analysis": {"has_detail": true}}})
}

test_exploitable if {
	count(vex_added_unjustified.deny) == 0 with input as object.union(change, {"after": {"analysis": {"state": "exploitable"}}})
}

test_set_aside_before if {
	count(vex_added_unjustified.deny) == 0 with input as object.union(change, {"status": "modified", "before": {"analysis": {"state": "not_affected", "justification": "code_not_reachable"}}})
}

test_advisory if {
	count(vex_added_unjustified.deny) == 0 with input as object.union(change, {"after": {"origin": "osv"}})
}
