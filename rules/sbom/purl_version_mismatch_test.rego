package sealint.sbom.purl_version_mismatch_test

import data.sealint.sbom.purl_version_mismatch

test_mismatch if {
	found := purl_version_mismatch.deny with input as {
		"name": "left-pad",
		"purl_version_mismatch": {"version": "1.2.0", "purl_version": "1.3.0"},
	}
	found == {{"message": "left-pad has version \"1.2.0\", but its package URL says \"1.3.0\"", "at": ["purl"]}}
}

test_clean if {
	count(purl_version_mismatch.deny) == 0 with input as {"name": "left-pad"}
}
