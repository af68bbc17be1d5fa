package sealint.sbom.purl_invalid_test

import data.sealint.sbom.purl_invalid

test_problem if {
	purl := {"text": "pkg:maven/junit@4.13", "problems": ["type maven needs a namespace"]}
	found := purl_invalid.deny with input as facts({"purl": purl})
	found == {{"message": "left-pad has the invalid package URL \"pkg:maven/junit@4.13\": type maven needs a namespace", "at": ["purl"]}}
}

test_several_problems_are_one_finding if {
	purl := {"text": "pkg:oci/x/A%zz", "problems": ["has a percent sign that does not begin an escape sequence", "type oci has no namespace"]}
	found := purl_invalid.deny with input as facts({"purl": purl})
	message := "left-pad has the invalid package URL \"pkg:oci/x/A%zz\": has a percent sign that does not begin an escape sequence; type oci has no namespace"
	found == {{"message": message, "at": ["purl"]}}
}

test_clean if {
	count(purl_invalid.deny) == 0 with input as facts({"purl": {"text": "pkg:npm/left-pad@1.3.0", "problems": []}})
}

test_no_purl if {
	count(purl_invalid.deny) == 0 with input as facts({})
}

facts(overrides) := object.union({"name": "left-pad"}, overrides)
