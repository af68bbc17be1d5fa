package sealint.sbom.vex_unjustified_test

import data.sealint.sbom.vex_unjustified

test_unjustified[origin] if {
	some origin in ["sbom", "vex"]
	found := vex_unjustified.deny with input as facts(origin, {"state": "not_affected"})
	found == {{"message": "CVE-2024-1 is stated as not_affected without a justification", "at": ["analysis", "state"]}}
}

test_detail_is_enough_for_vex_documents_only if {
	analysis := {"state": "not_affected", "has_detail": true}
	count(vex_unjustified.deny) == 1 with input as facts("sbom", analysis)
	count(vex_unjustified.deny) == 0 with input as facts("vex", analysis)
}

test_no_action[origin] if {
	some origin, state in {"sbom": "exploitable", "vex": "affected"}
	found := vex_unjustified.deny with input as facts(origin, {"state": state})
	message := sprintf("CVE-2024-1 is stated as %s, without an action to take", [state])
	found == {{"message": message, "at": ["analysis", "state"]}}
}

test_without_an_id if {
	found := vex_unjustified.deny with input as object.remove(facts("sbom", {"state": "not_affected"}), ["id"])
	found == {{"message": "the vulnerability is stated as not_affected without a justification", "at": ["analysis", "state"]}}
}

test_clean[name] if {
	some name, analysis in {
		"justified": {"state": "not_affected", "justification": "code_not_present"},
		"with an action": {"state": "exploitable", "action": true},
		"resolved": {"state": "resolved"},
		"false positive": {"state": "false_positive"},
		"in triage": {"state": "in_triage"},
		"no state": {},
	}
	some origin in ["sbom", "vex"]
	count(vex_unjustified.deny) == 0 with input as facts(origin, analysis)
}

test_no_analysis if {
	count(vex_unjustified.deny) == 0 with input as {"origin": "sbom", "id": "CVE-2024-1"}
}

test_database if {
	count(vex_unjustified.deny) == 0 with input as facts("osv", {"state": "not_affected"})
	count(vex_unjustified.deny) == 0 with input as facts("osv", {"state": "affected"})
}

facts(origin, analysis) := {
	"origin": origin, "id": "CVE-2024-1",
	"analysis": object.union({"has_detail": false, "action": false}, analysis),
}
