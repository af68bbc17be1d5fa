package sealint.sbom.lic_not_allowed_test

import data.sealint.sbom.lic_not_allowed

params := {"licences": ["MIT", "Apache-2.0", "LicenseRef-acme-*"]}

test_not_allowed if {
	found := lic_not_allowed.deny with input as facts([stated("MIT"), stated("GPL-3.0-only")]) with data.sealint.params as params
	found == {{"message": "left-pad has the licence \"GPL-3.0-only\"; not allowed: GPL-3.0-only", "at": ["licences", 1]}}
}

test_part_of_an_expression if {
	found := lic_not_allowed.deny with input as facts([stated("MIT AND GPL-3.0-only")]) with data.sealint.params as params
	found == {{"message": "left-pad has the licence \"MIT AND GPL-3.0-only\"; not allowed: GPL-3.0-only", "at": ["licences", 0]}}
}

test_no_expression if {
	count(lic_not_allowed.deny) == 1 with input as facts([stated("MIT, Apache-2.0")]) with data.sealint.params as params
}

test_name_only if {
	found := lic_not_allowed.deny with input as facts([{"name": "BSD", "stated": "", "decides": true}]) with data.sealint.params as params
	found == {{"message": "left-pad has a licence \"BSD\" that no list can allow: it has no SPDX id", "at": ["licences", 0]}}
}

test_whole_licence_as_a_name if {
	long := concat("", ["lic" | some _ in numbers.range(1, 27)])
	found := lic_not_allowed.deny with input as facts([{"name": long, "stated": "", "decides": true}]) with data.sealint.params as params
	some finding in found
	contains(finding.message, sprintf("%q", [sprintf("%s…", [substring(long, 0, 79)])]))
}

test_address_only if {
	found := lic_not_allowed.deny with input as facts([{"url": "https://example.org/licence", "stated": "", "decides": true}])
		with data.sealint.params as params
	found == {{"message": "left-pad has a licence that no list can allow: it has no SPDX id", "at": ["licences", 0]}}
}

test_no_licence if {
	found := lic_not_allowed.deny with input as without("absent") with data.sealint.params as params
	found == {{"message": "left-pad has no licence that could be allowed", "at": ["licences"]}}
}

test_declared_unknown if {
	message := "left-pad has no licence that could be allowed: it is declared unknown"
	lic_not_allowed.deny == {{"message": message, "at": ["licences", 0]}} with input as without("unknown") with data.sealint.params as params
}

test_none_is_no_licence if {
	found := lic_not_allowed.deny with input as facts([stated("NONE")]) with data.sealint.params as params
	found == {{"message": "left-pad has the licence \"NONE\"; not allowed: NONE", "at": ["licences", 0]}}
}

test_it_does_not_decide if {
	other := facts([stated("MIT"), {"stated": "GPL-3.0-only", "decides": false}, {"name": "BSD", "stated": "", "decides": false}])
	count(lic_not_allowed.deny) == 0 with input as other with data.sealint.params as params
}

test_clean[text] if {
	some text in ["MIT", "GPL-3.0-only OR MIT", "MIT AND Apache-2.0", "LicenseRef-acme-1"]
	count(lic_not_allowed.deny) == 0 with input as facts([stated(text)]) with data.sealint.params as params
}

test_file_without_a_licence[state] if {
	some state in ["absent", "unknown"]
	file := object.union(without(state), {"type": "file"})
	count(lic_not_allowed.deny) == 0 with input as file with data.sealint.params as params
}

test_off_by_default if {
	count(lic_not_allowed.deny) == 0 with input as facts([stated("GPL-3.0-only")])
	count(lic_not_allowed.deny) == 0 with input as without("absent")
	count(lic_not_allowed.deny) == 0 with input as without("unknown")
}

stated(text) := {"stated": text, "decides": true}

without(state) := object.union(facts([]), {"licence_state": state})

facts(licences) := {"name": "left-pad", "type": "library", "licence_state": "present", "licences": licences}
