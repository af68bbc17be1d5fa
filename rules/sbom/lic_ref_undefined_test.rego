package sealint.sbom.lic_ref_undefined_test

import data.sealint.sbom.lic_ref_undefined

test_undefined if {
	found := lic_ref_undefined.deny with input as facts([{"undefined": []}, {"undefined": ["LicenseRef-acme"]}])
	found == {{"message": "left-pad has a licence of which the document gives neither text nor address: LicenseRef-acme", "at": ["licences", 1]}}
}

test_two_in_one_expression if {
	found := lic_ref_undefined.deny with input as facts([{"undefined": ["LicenseRef-a", "LicenseRef-b"]}])
	found == {{"message": "left-pad has a licence of which the document gives neither text nor address: LicenseRef-a, LicenseRef-b", "at": ["licences", 0]}}
}

test_clean if {
	count(lic_ref_undefined.deny) == 0 with input as facts([{"undefined": []}])
}

test_no_licence if {
	count(lic_ref_undefined.deny) == 0 with input as facts([])
}

facts(licences) := {"name": "left-pad", "licences": licences}
