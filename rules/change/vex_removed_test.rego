package sealint.change.vex_removed_test

import data.sealint.change.vex_removed

change := {"status": "removed", "before": {"id": "CVE-1", "origin": "sbom", "analysis": {"state": "not_affected"}}, "still_there": ["pkg:npm/x@1.4.0"]}

test_without_id if {
	found := vex_removed.deny with input as object.remove(change, ["before"])
	found == set()
	nameless := {"status": "removed", "before": {"origin": "sbom", "analysis": {"state": "resolved"}}, "still_there": ["x"]}
	messages := {finding.message | some finding in vex_removed.deny} with input as nameless
	messages == {"the statement that a vulnerability without an id is resolved in x is gone"}
}

test_not_affected if {
	found := vex_removed.deny with input as object.union(change, {"before": {"analysis": {"state": "not_affected"}}})
	found == {{"message": "the statement that CVE-1 does not affect pkg:npm/x@1.4.0 is gone", "at": [], "related": [{"ref": ["before", "analysis"], "message": "before"}]}}
}

test_false_positive if {
	found := vex_removed.deny with input as object.union(change, {"before": {"analysis": {"state": "false_positive"}}})
	found == {{"message": "the statement that CVE-1 is a false positive in pkg:npm/x@1.4.0 is gone", "at": [], "related": [{"ref": ["before", "analysis"], "message": "before"}]}}
}

test_resolved if {
	found := vex_removed.deny with input as object.union(change, {"before": {"analysis": {"state": "resolved"}}})
	found == {{"message": "the statement that CVE-1 is resolved in pkg:npm/x@1.4.0 is gone", "at": [], "related": [{"ref": ["before", "analysis"], "message": "before"}]}}
}

test_component_gone if {
	count(vex_removed.deny) == 0 with input as object.union(change, {"still_there": []})
}

test_affected if {
	every row in [
		["sbom", "exploitable", "the statement that CVE-1 is exploitable in pkg:npm/x@1.4.0 is gone"],
		["sbom", "in_triage", "the statement that CVE-1 may affect pkg:npm/x@1.4.0 is gone"],
		["vex", "affected", "the statement that CVE-1 affects pkg:npm/x@1.4.0 is gone"],
		["vex", "under_investigation", "the statement that CVE-1 may affect pkg:npm/x@1.4.0 is gone"],
	] {
		messages := {finding.message | some finding in vex_removed.deny} with input as object.union(change, {"before": {"origin": row[0], "analysis": {"state": row[1]}}})
		messages == {row[2]}
	}
}

test_of_a_database if {
	count(vex_removed.deny) == 0 with input as object.union(change, {"before": {"origin": "osv", "analysis": {"state": "exploitable"}}})
}

test_kept if {
	count(vex_removed.deny) == 0 with input as object.union(change, {"status": "modified"})
}

test_advisory if {
	count(vex_removed.deny) == 0 with input as object.union(change, {"before": {"origin": "osv"}})
}
