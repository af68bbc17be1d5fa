package sealint.sbom.lic_denied_test

import data.sealint.sbom.lic_denied

params := {"licences": ["GPL-3.0-only", "LicenseRef-acme-*"]}

test_denied if {
	found := lic_denied.deny with input as facts([{"id": "MIT"}, {"id": "GPL-3.0-only"}]) with data.sealint.params as params
	found == {{"message": "left-pad has the licence \"GPL-3.0-only\"; denied: GPL-3.0-only", "at": ["licences", 1]}}
}

test_part_of_an_expression if {
	found := lic_denied.deny with input as facts([{"expression": "MIT AND GPL-3.0-only"}]) with data.sealint.params as params
	found == {{"message": "left-pad has the licence \"MIT AND GPL-3.0-only\"; denied: GPL-3.0-only", "at": ["licences", 0]}}
}

test_an_alternative_avoids_it if {
	count(lic_denied.deny) == 0 with input as facts([{"expression": "MIT OR GPL-3.0-only"}]) with data.sealint.params as params
}

test_license_ref[name] if {
	some name, licence in {
		"expression": {"expression": "LicenseRef-acme-1"},
		"name": {"name": "LicenseRef-acme-1"},
	}
	count(lic_denied.deny) == 1 with input as facts([licence]) with data.sealint.params as params
}

test_concluded_decides if {
	count(lic_denied.deny) == 0 with input as facts([concluded("MIT"), declared("GPL-3.0-only"), {"id": "GPL-3.0-only"}])
		with data.sealint.params as params
	count(lic_denied.deny) == 1 with input as facts([concluded("GPL-3.0-only"), declared("MIT")])
		with data.sealint.params as params
}

test_declared_decides_before_the_rest if {
	count(lic_denied.deny) == 0 with input as facts([declared("MIT"), {"id": "GPL-3.0-only"}]) with data.sealint.params as params
	count(lic_denied.deny) == 1 with input as facts([declared("GPL-3.0-only"), {"id": "MIT"}]) with data.sealint.params as params
}

test_declared_unknown_does_not_decide if {
	count(lic_denied.deny) == 1 with input as facts([concluded("NOASSERTION"), declared("GPL-3.0-only")])
		with data.sealint.params as params
}

test_nothing_that_could_be_denied[name] if {
	some name, licences in {
		"none": [],
		"name": [{"name": "GPL"}],
		"declared unknown": [concluded("NOASSERTION"), declared("NOASSERTION")],
		"an answer": [concluded("NONE")],
		"no id, expression or name": [{"url": "https://example.org/licence"}],
		"another": [{"id": "MIT"}],
	}
	count(lic_denied.deny) == 0 with input as facts(licences) with data.sealint.params as params
}

test_off_by_default if {
	count(lic_denied.deny) == 0 with input as facts([{"id": "GPL-3.0-only"}])
}

concluded(expression) := {"expression": expression, "acknowledgement": "concluded"}

declared(expression) := {"expression": expression, "acknowledgement": "declared"}

facts(licences) := {"name": "left-pad", "licences": licences}
