package sealint.sbom.vuln_uncertain_test

import data.sealint.sbom.vuln_uncertain

test_uncertain if {
	found := vuln_uncertain.deny with input as facts({"detail": "\"main\" is no version of npm"})
	message := "pkg:npm/left-pad@main could not be compared with GHSA-1: \"main\" is no version of npm"
	found == {{"message": message, "at": ["id"]}}
}

test_without_a_reason if {
	found := vuln_uncertain.deny with input as facts({})
	found == {{"message": "pkg:npm/left-pad@main could not be compared with GHSA-1", "at": ["id"]}}
}

test_clean if {
	count(vuln_uncertain.deny) == 0 with input as facts({"match": "affected"})
}

test_set_aside if {
	count(vuln_uncertain.deny) == 0 with input as facts({"suppressed_by": "not_affected in vex.json"})
}

test_other_origins[origin] if {
	some origin in ["sbom", "vex"]
	count(vuln_uncertain.deny) == 0 with input as facts({"origin": origin})
}

facts(overrides) := object.union(
	{"origin": "osv", "match": "uncertain", "id": "GHSA-1", "component": "pkg:npm/left-pad@main"},
	overrides,
)
