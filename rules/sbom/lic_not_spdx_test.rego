package sealint.sbom.lic_not_spdx_test

import data.sealint.sbom.lic_not_spdx

test_name if {
	found := lic_not_spdx.deny with input as facts([mit, {"name": "BSD", "unknown": []}])
	found == {{"message": "left-pad has the licence \"BSD\", which is a name and not an SPDX expression", "at": ["licences", 1]}}
}

test_whole_licence_as_a_name if {
	long := concat("", ["lic" | some _ in numbers.range(1, 27)])
	found := lic_not_spdx.deny with input as facts([{"name": long, "unknown": []}])
	some finding in found
	contains(finding.message, sprintf("%q", [sprintf("%s…", [substring(long, 0, 79)])]))
}

test_name_with_a_suggestion if {
	found := lic_not_spdx.deny with input as facts([{"name": "Apache License 2.0", "suggestion": "Apache-2.0", "unknown": []}])
	found == {{
		"message": "left-pad has the licence \"Apache License 2.0\", which is a name and not an SPDX expression; probably Apache-2.0 is meant",
		"at": ["licences", 0],
	}}
}

test_expression_that_does_not_parse if {
	problem := {"expression": "MIT/X11", "problem": "at byte 3: unexpected /", "suggestion": "MIT OR X11", "unknown": []}
	found := lic_not_spdx.deny with input as facts([problem])
	found == {{
		"message": "left-pad has the licence \"MIT/X11\", which is not an SPDX expression, at byte 3: unexpected /; probably MIT OR X11 is meant",
		"at": ["licences", 0],
	}}
}

test_unknown_id if {
	found := lic_not_spdx.deny with input as facts([{"id": "Acme-1.0", "unknown": ["Acme-1.0"]}])
	found == {{
		"message": "left-pad has the licence \"Acme-1.0\"; not in the known SPDX licence list: Acme-1.0",
		"at": ["licences", 0],
	}}
}

test_unknown_ids_in_an_expression if {
	found := lic_not_spdx.deny with input as facts([{"expression": "MIT OR Foo OR Bar", "unknown": ["Foo", "Bar"]}])
	found == {{
		"message": "left-pad has the licence \"MIT OR Foo OR Bar\"; not in the known SPDX licence list: Foo, Bar",
		"at": ["licences", 0],
	}}
}

test_clean[name] if {
	some name, licence in {
		"id": {"id": "MIT", "unknown": []},
		"id and name": {"id": "MIT", "name": "The MIT License", "unknown": []},
		"expression": {"expression": "MIT OR Apache-2.0", "unknown": []},
		"LicenseRef": {"expression": "LicenseRef-acme", "unknown": []},
		"LicenseRef as a name": {"name": "LicenseRef-scancode-acme", "unknown": []},
		"declared unknown": {"expression": "NOASSERTION", "unknown": []},
		"name that declares it unknown": {"name": "NOASSERTION", "unknown": []},
		"an answer": {"expression": "NONE", "unknown": []},
	}
	count(lic_not_spdx.deny) == 0 with input as facts([licence])
}

test_no_licence if {
	count(lic_not_spdx.deny) == 0 with input as facts([])
}

mit := {"id": "MIT", "unknown": []}

facts(licences) := {"name": "left-pad", "licences": licences}

test_a_name_that_only_begins_like_a_reference if {
	found := lic_not_spdx.deny with input as {"name": "pad", "licences": [{"name": "LicenseRef-a b/c", "unknown": []}]}
	found == {{"message": "pad has the licence \"LicenseRef-a b/c\", which is a name and not an SPDX expression", "at": ["licences", 0]}}
}
