package sealint.sbom.lic_deprecated_id_test

import data.sealint.sbom.lic_deprecated_id

test_deprecated if {
	found := lic_deprecated_id.deny with input as facts([{"deprecated": []}, {"deprecated": ["GPL-2.0"]}])
	found == {{"message": "left-pad has a licence with a deprecated id: GPL-2.0", "at": ["licences", 1]}}
}

test_two_in_one_expression if {
	found := lic_deprecated_id.deny with input as facts([{"deprecated": ["GPL-2.0", "LGPL-2.1"]}])
	found == {{"message": "left-pad has a licence with a deprecated id: GPL-2.0, LGPL-2.1", "at": ["licences", 0]}}
}

test_clean if {
	count(lic_deprecated_id.deny) == 0 with input as facts([{"deprecated": []}])
}

test_no_licence if {
	count(lic_deprecated_id.deny) == 0 with input as facts([])
}

facts(licences) := {"name": "left-pad", "licences": licences}
