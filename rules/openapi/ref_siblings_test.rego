package sealint.openapi.ref_siblings_test

import data.sealint.openapi.ref_siblings

test_ignored if {
	found == {{
		"message": "OpenAPI 3.0 ignores maxLength and pattern beside $ref",
		"at": ["components", "schemas", "A", "maxLength"],
		"decision": "",
	}} with input as facts({"fields": ["maxLength", "pattern"], "others": []})
}

test_one_decision_everywhere if {
	found == {
		{"message": "OpenAPI 3.0 ignores readOnly beside $ref", "at": ["components", "schemas", "A", "readOnly"], "decision": "readOnly"},
		{"message": "OpenAPI 3.0 ignores readOnly beside $ref", "at": ["components", "schemas", "B", "readOnly"], "decision": "readOnly"},
	} with input as facts({"fields": ["readOnly"], "others": [["components", "schemas", "B"]]})
}

found contains {"message": finding.message, "at": finding.at, "decision": object.get(finding, "decision", "")} if {
	some finding in ref_siblings.deny
}

test_none if {
	count(ref_siblings.deny) == 0 with input as {"family": "3.0", "ignored_fields": []}
}

facts(ignored) := {"family": "3.0", "ignored_fields": [object.union({"at": ["components", "schemas", "A"]}, ignored)]}
