package sealint.sbom.lic_denied_test

import data.sealint.sbom.lic_denied

params := {"licences": ["GPL-3.0-only", "LicenseRef-acme-*"]}

test_denied if {
	found := lic_denied.deny with input as facts(["MIT", "GPL-3.0-only"]) with data.sealint.params as params
	found == {{"message": "left-pad has the licence \"GPL-3.0-only\"; denied: GPL-3.0-only", "at": ["licences", 1]}}
}

test_part_of_an_expression if {
	found := lic_denied.deny with input as facts(["MIT AND GPL-3.0-only"]) with data.sealint.params as params
	found == {{"message": "left-pad has the licence \"MIT AND GPL-3.0-only\"; denied: GPL-3.0-only", "at": ["licences", 0]}}
}

test_an_alternative_avoids_it if {
	count(lic_denied.deny) == 0 with input as facts(["MIT OR GPL-3.0-only"]) with data.sealint.params as params
}

test_license_ref if {
	count(lic_denied.deny) == 1 with input as facts(["LicenseRef-acme-1"]) with data.sealint.params as params
}

test_it_does_not_decide if {
	other := {"name": "left-pad", "licences": [{"stated": "GPL-3.0-only", "decides": false}]}
	count(lic_denied.deny) == 0 with input as other with data.sealint.params as params
}

test_nothing_that_could_be_denied[stated] if {
	some stated in ["MIT", "NONE", ""]
	count(lic_denied.deny) == 0 with input as facts([stated]) with data.sealint.params as params
}

test_no_licence if {
	count(lic_denied.deny) == 0 with input as facts([]) with data.sealint.params as params
}

test_off_by_default if {
	count(lic_denied.deny) == 0 with input as facts(["GPL-3.0-only"])
}

facts(stated) := {"name": "left-pad", "licences": [{"stated": text, "decides": true} | some text in stated]}
