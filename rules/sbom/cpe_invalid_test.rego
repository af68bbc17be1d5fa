package sealint.sbom.cpe_invalid_test

import data.sealint.sbom.cpe_invalid

test_problem if {
	found := cpe_invalid.deny with input as facts({"cpe": "cpe:2.3:a:left-pad", "cpe_problem": "does not have the 11 parts of a CPE 2.3 name"})
	found == {{"message": "left-pad has the CPE name \"cpe:2.3:a:left-pad\", which does not have the 11 parts of a CPE 2.3 name", "at": ["cpe"]}}
}

test_clean if {
	count(cpe_invalid.deny) == 0 with input as facts({"cpe": "cpe:2.3:a:example:left-pad:1.3.0:*:*:*:*:*:*:*"})
}

test_no_cpe if {
	count(cpe_invalid.deny) == 0 with input as facts({})
}

facts(overrides) := object.union({"name": "left-pad"}, overrides)
