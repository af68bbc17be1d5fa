package sealint.openapi.ref_siblings_test

import data.sealint.openapi.ref_siblings

test_ignored if {
	ref_siblings.deny == {{
		"message": "OpenAPI 3.0 ignores maxLength and pattern beside $ref",
		"at": ["components", "schemas", "A", "maxLength"],
		"related": [],
	}} with input as facts({"fields": ["maxLength", "pattern"], "others": []})
}

test_one_more if {
	ref_siblings.deny == {{
		"message": "OpenAPI 3.0 ignores readOnly beside $ref (here and in 1 more place)",
		"at": ["components", "schemas", "A", "readOnly"],
		"related": [{"ref": ["components", "schemas", "B", "readOnly"], "message": "ignored here, too"}],
	}} with input as facts({"fields": ["readOnly"], "others": [["components", "schemas", "B"]]})
}

test_many_more if {
	some finding in ref_siblings.deny with input as facts({"fields": ["readOnly"], "others": [["a"], ["b"]]})
	finding.message == "OpenAPI 3.0 ignores readOnly beside $ref (here and in 2 more places)"
}

test_none if {
	count(ref_siblings.deny) == 0 with input as {"family": "3.0", "ignored_fields": []}
}

facts(ignored) := {"family": "3.0", "ignored_fields": [object.union({"at": ["components", "schemas", "A"]}, ignored)]}
