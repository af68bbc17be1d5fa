package sealint.sbom.vex_overbroad_test

import data.sealint.sbom.vex_overbroad

test_about_nothing[origin] if {
	some origin in ["sbom", "vex"]
	found := vex_overbroad.deny with input as facts(origin, [])
	found == {{"message": "the analysis of CVE-2024-1 names no component or product", "at": ["analysis", "state"]}}
}

test_without_a_version if {
	broad := {"ref": "pkg:npm/left-pad", "overbroad": true}
	found := vex_overbroad.deny with input as facts("vex", [narrow, broad])
	found == {{"message": "the analysis of CVE-2024-1 is about every version of pkg:npm/left-pad", "at": ["affects", 1]}}
}

test_without_an_id if {
	found := vex_overbroad.deny with input as object.remove(facts("sbom", []), ["id"])
	found == {{"message": "the analysis of the vulnerability names no component or product", "at": ["analysis", "state"]}}
}

test_clean[origin] if {
	some origin in ["sbom", "vex"]
	count(vex_overbroad.deny) == 0 with input as facts(origin, [narrow])
}

test_vulnerability_without_an_analysis if {
	count(vex_overbroad.deny) == 0 with input as {"origin": "sbom", "id": "CVE-2024-1", "affects": []}
}

test_database if {
	count(vex_overbroad.deny) == 0 with input as facts("osv", [])
}

narrow := {"ref": "pkg:npm/left-pad@1.3.0", "overbroad": false}

facts(origin, affects) := {"origin": origin, "id": "CVE-2024-1", "analysis": {"state": "not_affected"}, "affects": affects}
