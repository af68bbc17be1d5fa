package sealint.sbom.purl_no_version_test

import data.sealint.sbom.purl_no_version

purl := {"text": "pkg:npm/left-pad", "problems": []}

test_missing if {
	found := purl_no_version.deny with input as facts({"purl": purl})
	found == {{"message": "left-pad has the version \"1.3.0\", but its package URL has none", "at": ["purl"]}}
}

test_clean if {
	count(purl_no_version.deny) == 0 with input as facts({"purl": object.union(purl, {"version": "1.3.0"})})
}

test_no_version_to_state[state] if {
	some state in ["absent", "unknown", "not_applicable"]
	count(purl_no_version.deny) == 0 with input as facts({"version": "", "version_state": state, "purl": purl})
}

test_no_purl if {
	count(purl_no_version.deny) == 0 with input as facts({})
}

test_range if {
	count(purl_no_version.deny) == 0 with input as facts({"version": "^1.3.0", "pin": {"exact": false}, "purl": purl})
}

test_invalid_purl_is_another_rule if {
	broken := object.union(purl, {"problems": ["has no name"]})
	count(purl_no_version.deny) == 0 with input as facts({"purl": broken})
}

facts(overrides) := object.union({"name": "left-pad", "version": "1.3.0", "version_state": "present", "pin": {"exact": true}}, overrides)
