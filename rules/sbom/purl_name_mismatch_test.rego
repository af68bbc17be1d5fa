package sealint.sbom.purl_name_mismatch_test

import data.sealint.sbom.purl_name_mismatch

test_mismatch if {
	found := purl_name_mismatch.deny with input as facts({"purl_name_mismatch": true})
	found == {{"message": "left-pad has the package URL \"pkg:npm/1eft-pad@1.3.0\", which names another package", "at": ["purl"]}}
}

test_clean if {
	count(purl_name_mismatch.deny) == 0 with input as facts({})
}

facts(overrides) := object.union({"name": "left-pad", "purl": {"text": "pkg:npm/1eft-pad@1.3.0"}, "purl_name_mismatch": false}, overrides)
