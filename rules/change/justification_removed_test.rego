package sealint.change.justification_removed_test

import data.sealint.change.justification_removed

change := {"before": {"analysis": {"state": "not_affected", "justification": "code_not_reachable"}}, "after": {"id": "CVE-1", "analysis": {"state": "not_affected"}, "affects": [{"ref": "pad", "component": "pkg:npm/x"}, {"ref": "y"}]}}

test_without_id if {
	nameless := {"before": change.before, "after": {"analysis": {"state": "not_affected"}, "affects": []}}
	messages := {finding.message | some finding in justification_removed.deny} with input as nameless
	messages == {"why a vulnerability without an id does not affect the product is no longer said: it was code_not_reachable"}
}

test_never_given if {
	count(justification_removed.deny) == 0 with input as {"before": {"analysis": {"state": "not_affected"}}, "after": change.after}
}

test_removed if {
	found := justification_removed.deny with input as object.union(change, {})
	found == {{"message": "why CVE-1 does not affect pkg:npm/x, y is no longer said: it was code_not_reachable", "at": ["analysis"], "related": [{"ref": ["before", "analysis", "justification"], "message": "before"}]}}
}

test_of_the_product if {
	found := justification_removed.deny with input as object.union(change, {"after": {"affects": []}})
	found == {{"message": "why CVE-1 does not affect the product is no longer said: it was code_not_reachable", "at": ["analysis"], "related": [{"ref": ["before", "analysis", "justification"], "message": "before"}]}}
}

test_kept if {
	count(justification_removed.deny) == 0 with input as object.union(change, {"after": {"analysis": {"justification": "code_not_present"}}})
}

test_exploitable if {
	count(justification_removed.deny) == 0 with input as object.union(change, {"after": {"analysis": {"state": "exploitable"}}})
}
