package sealint.sbom.vuln_malicious_test

import data.sealint.sbom.vuln_malicious

finding := {{"message": "MAL-2024-1: pkg:npm/left-pad@1.3.0 is malicious", "at": ["id"]}}

test_database if {
	vuln_malicious.deny == finding with input as facts({})
}

test_document if {
	found := vuln_malicious.deny with input as recorded([{"ref": "left-pad@1.3.0"}, {"ref": "right-pad@1.0.0"}])
	found == {{"message": "MAL-2024-1: left-pad@1.3.0, right-pad@1.0.0 is malicious", "at": ["id"]}}
}

test_document_without_affects if {
	found := vuln_malicious.deny with input as recorded([])
	found == {{"message": "MAL-2024-1: what it names is malicious", "at": ["id"]}}
}

test_alias_only if {
	found := vuln_malicious.deny with input as object.union(object.remove(facts({}), ["id"]), {"aliases": ["MAL-2024-1"]})
	found == finding
}

test_no_analysis_sets_it_aside if {
	vuln_malicious.deny == finding with input as facts({"suppressed_by": "not_affected in vex.json"})
}

test_not_found[name] if {
	some name, overrides in {
		"another vulnerability": {"malicious": false},
		"another version, perhaps": {"match": "uncertain"},
		"a statement": {"origin": "vex"},
	}
	count(vuln_malicious.deny) == 0 with input as facts(overrides)
}

recorded(affects) := object.union(object.remove(facts({}), ["component"]), {"origin": "sbom", "affects": affects})

facts(overrides) := object.union(
	{"origin": "osv", "match": "affected", "id": "MAL-2024-1", "malicious": true, "component": "pkg:npm/left-pad@1.3.0", "affects": []},
	overrides,
)
