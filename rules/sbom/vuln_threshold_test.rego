package sealint.sbom.vuln_threshold_test

import data.sealint.sbom.vuln_threshold

test_database if {
	found := vuln_threshold.deny with input as facts({"severity": "critical", "fixed_in": ["1.3.1", "2.0.0"]})
	found == {{"message": "CVE-2024-1 (critical) affects pkg:npm/left-pad@1.3.0; fixed in 1.3.1, 2.0.0", "at": ["id"]}}
}

test_document if {
	affects := [affected("left-pad@1.3.0", ["affected", "unaffected"]), affected("right-pad@1.0.0", [])]
	found := vuln_threshold.deny with input as recorded({"affects": affects})
	found == {{"message": "CVE-2024-1 (high) affects left-pad@1.3.0, right-pad@1.0.0", "at": ["id"]}}
}

test_document_without_affects if {
	found := vuln_threshold.deny with input as recorded({})
	found == {{"message": "CVE-2024-1 (high) affects what the document describes", "at": ["id"]}}
}

test_at_most_three_components_are_named if {
	found := vuln_threshold.deny with input as recorded({"affects": [affected(ref, []) | some ref in ["a", "b", "c", "d"]]})
	found == {{"message": "CVE-2024-1 (high) affects a, b, c", "at": ["id"]}}
}

test_unaffected_versions if {
	unaffected := affected("left-pad@1.3.0", ["unaffected"])
	count(vuln_threshold.deny) == 0 with input as recorded({"affects": [unaffected]})
	found := vuln_threshold.deny with input as recorded({"affects": [unaffected, affected("right-pad@1.0.0", ["unknown"])]})
	found == {{"message": "CVE-2024-1 (high) may affect right-pad@1.0.0", "at": ["id"]}}
}

test_what_the_analysis_says[state] if {
	some state, words in {
		"exploitable": "is exploitable in",
		"in_triage": "is under investigation for",
		"not_affected": "is said, without a reason, not to affect",
		"anything": "affects",
	}
	stated := recorded({"affects": [affected("left-pad@1.3.0", [])], "analysis": {"state": state}})
	found := vuln_threshold.deny with input as stated
	found == {{"message": sprintf("CVE-2024-1 (high) %s left-pad@1.3.0", [words]), "at": ["id"]}}
}

test_analysis_without_a_state if {
	found := vuln_threshold.deny with input as recorded({"analysis": {"responses": ["update"]}})
	found == {{"message": "CVE-2024-1 (high) affects what the document describes", "at": ["id"]}}
}

test_without_an_id if {
	found := vuln_threshold.deny with input as object.remove(facts({}), ["id"])
	found == {{"message": "a vulnerability without an id (high) affects pkg:npm/left-pad@1.3.0", "at": ["id"]}}
}

test_severities_below[severity] if {
	some severity in ["medium", "low", "info", "none"]
	count(vuln_threshold.deny) == 0 with input as facts({"severity": severity})
}

test_unknown_severity if {
	found := vuln_threshold.deny with input as facts({"severity": "unknown"})
	found == {{"message": "CVE-2024-1 (of unknown severity) affects pkg:npm/left-pad@1.3.0", "at": ["id"]}}
}

test_severity if {
	count(vuln_threshold.deny) == 0 with input as facts({}) with data.sealint.params.severity as "critical"
	count(vuln_threshold.deny) == 1 with input as facts({"severity": "low"}) with data.sealint.params.severity as "low"
	count(vuln_threshold.deny) == 0 with input as facts({"severity": "info"}) with data.sealint.params.severity as "low"
}

test_misspelt_severity if {
	found := vuln_threshold.deny with input as facts({"severity": "none"}) with data.sealint.params.severity as "hihg"
	message := "not judged by severity: the parameter severity is \"hihg\" and not critical, high, medium or low"
	found == {{"message": message, "at": ["id"]}}
}

test_exploited[severity] if {
	some severity in ["low", "none"]
	count(vuln_threshold.deny) == 1 with input as facts({"severity": severity}) with data.sealint.params.kev as ["CVE-2024-1"]
	by_alias := facts({"severity": severity, "id": "GHSA-1", "aliases": ["CVE-2024-1"]})
	count(vuln_threshold.deny) == 1 with input as by_alias with data.sealint.params.kev as ["CVE-2024-1"]
	count(vuln_threshold.deny) == 0 with input as facts({"severity": severity}) with data.sealint.params.kev as ["CVE-2024-2"]
}

test_only_fixable if {
	count(vuln_threshold.deny) == 0 with input as facts({}) with data.sealint.params.only_fixable as true
	count(vuln_threshold.deny) == 1 with input as facts({"fixed_in": ["2.0.0"]}) with data.sealint.params.only_fixable as true
	count(vuln_threshold.deny) == 0 with input as recorded({}) with data.sealint.params.only_fixable as true
	count(vuln_threshold.deny) == 1 with input as recorded({"recommendation": "Update."})
		with data.sealint.params.only_fixable as true
	count(vuln_threshold.deny) == 0 with input as facts({"recommendation": "Update."})
		with data.sealint.params.only_fixable as true
}

test_not_counted[name] if {
	some name, overrides in {
		"uncertain": {"match": "uncertain"},
		"malicious": {"malicious": true},
		"set aside": {"suppressed_by": "not_affected in vex.json"},
		"a statement": {"origin": "vex"},
	}
	count(vuln_threshold.deny) == 0 with input as facts(overrides)
}

affected(ref, statuses) := {"ref": ref, "statuses": statuses}

recorded(overrides) := object.union_n([object.remove(facts({}), ["component"]), {"origin": "sbom"}, overrides])

facts(overrides) := object.union(
	{
		"origin": "osv", "match": "affected", "id": "CVE-2024-1", "aliases": [], "severity": "high", "malicious": false,
		"component": "pkg:npm/left-pad@1.3.0", "fixed_in": [], "affects": [],
	},
	overrides,
)
