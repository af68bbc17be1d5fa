package sealint.sbom.purl_upper_case_test

import data.sealint.sbom.purl_upper_case

test_upper_case if {
	found := purl_upper_case.deny with input as facts({"upper_case": true})
	found == {{"message": "django has a package URL with upper-case letters, which type pypi does not allow", "at": ["purl"]}}
}

test_clean if {
	count(purl_upper_case.deny) == 0 with input as facts({"upper_case": false})
}

test_no_package_url if {
	count(purl_upper_case.deny) == 0 with input as {"name": "django"}
}

facts(purl) := {"name": "django", "purl": object.union({"type": "pypi"}, purl)}
