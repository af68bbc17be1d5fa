package sealint.sbom.lic_not_allowed_test

import data.sealint.sbom.lic_not_allowed

params := {"licences": ["MIT", "Apache-2.0", "LicenseRef-acme-*"]}

test_not_allowed if {
	found := lic_not_allowed.deny with input as facts([{"id": "MIT"}, {"id": "GPL-3.0-only"}]) with data.sealint.params as params
	found == {{"message": "left-pad has the licence \"GPL-3.0-only\"; not allowed: GPL-3.0-only", "at": ["licences", 1]}}
}

test_part_of_an_expression if {
	found := lic_not_allowed.deny with input as facts([{"expression": "MIT AND GPL-3.0-only"}]) with data.sealint.params as params
	found == {{"message": "left-pad has the licence \"MIT AND GPL-3.0-only\"; not allowed: GPL-3.0-only", "at": ["licences", 0]}}
}

test_name_only if {
	found := lic_not_allowed.deny with input as facts([{"name": "BSD"}]) with data.sealint.params as params
	found == {{"message": "left-pad has a licence \"BSD\" that no list can allow: it has no SPDX id", "at": ["licences", 0]}}
}

test_whole_licence_as_a_name if {
	long := concat("", ["lic" | some _ in numbers.range(1, 27)])
	found := lic_not_allowed.deny with input as facts([{"name": long}]) with data.sealint.params as params
	some finding in found
	contains(finding.message, sprintf("%q", [sprintf("%s…", [substring(long, 0, 79)])]))
}

test_address_only if {
	found := lic_not_allowed.deny with input as facts([{"url": "https://example.org/licence"}]) with data.sealint.params as params
	found == {{"message": "left-pad has a licence that no list can allow: it has no SPDX id", "at": ["licences", 0]}}
}

test_no_licence if {
	found := lic_not_allowed.deny with input as without("absent") with data.sealint.params as params
	found == {{"message": "left-pad has no licence that could be allowed", "at": ["licences"]}}
}

test_declared_unknown[name] if {
	some name, licences in {
		"both": [concluded("NOASSERTION"), declared("NOASSERTION")],
		"without acknowledgement": [{"expression": "NOASSERTION"}],
		"as a name": [{"name": "unknown"}],
		"by a property": [],
	}
	message := "left-pad has no licence that could be allowed: it is declared unknown"
	found := lic_not_allowed.deny with input as object.union(facts(licences), {"licence_state": "unknown"}) with data.sealint.params as params
	found == {{"message": message, "at": ["licences", 0]}}
}

test_none_is_no_licence if {
	found := lic_not_allowed.deny with input as facts([concluded("NONE")]) with data.sealint.params as params
	found == {{"message": "left-pad has the licence \"NONE\"; not allowed: NONE", "at": ["licences", 0]}}
}

test_concluded_decides if {
	count(lic_not_allowed.deny) == 0 with input as facts([concluded("MIT"), declared("GPL-3.0-only"), {"name": "BSD"}])
		with data.sealint.params as params
	count(lic_not_allowed.deny) == 1 with input as facts([concluded("GPL-3.0-only"), declared("MIT")])
		with data.sealint.params as params
}

test_declared_decides_before_the_rest if {
	count(lic_not_allowed.deny) == 0 with input as facts([declared("MIT"), {"id": "GPL-3.0-only"}])
		with data.sealint.params as params
}

test_declared_unknown_does_not_decide if {
	count(lic_not_allowed.deny) == 0 with input as facts([concluded("NOASSERTION"), declared("MIT")])
		with data.sealint.params as params
	count(lic_not_allowed.deny) == 1 with input as facts([concluded("NOASSERTION"), declared("GPL-3.0-only")])
		with data.sealint.params as params
}

test_clean[name] if {
	some name, licence in {
		"id": {"id": "MIT"},
		"alternative": {"expression": "GPL-3.0-only OR MIT"},
		"all of them": {"expression": "MIT AND Apache-2.0"},
		"LicenseRef": {"expression": "LicenseRef-acme-1"},
		"LicenseRef as a name": {"name": "LicenseRef-acme-1"},
	}
	count(lic_not_allowed.deny) == 0 with input as facts([licence]) with data.sealint.params as params
}

test_file_without_a_licence[state] if {
	some state in ["absent", "unknown"]
	file := object.union(without(state), {"type": "file"})
	count(lic_not_allowed.deny) == 0 with input as file with data.sealint.params as params
}

test_off_by_default if {
	count(lic_not_allowed.deny) == 0 with input as facts([{"id": "GPL-3.0-only"}])
	count(lic_not_allowed.deny) == 0 with input as facts([{"name": "BSD"}])
	count(lic_not_allowed.deny) == 0 with input as without("absent")
	count(lic_not_allowed.deny) == 0 with input as without("unknown")
}

concluded(expression) := {"expression": expression, "acknowledgement": "concluded"}

declared(expression) := {"expression": expression, "acknowledgement": "declared"}

without(state) := object.union(facts([]), {"licence_state": state})

facts(licences) := {"name": "left-pad", "type": "library", "licence_state": "present", "licences": licences}
