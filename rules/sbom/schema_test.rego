package sealint.sbom.schema_test

import data.sealint.sbom.schema

sbom := {"format": "cyclonedx", "schema_violations": [], "more_violations": 0}

violation := {"message": "component has no \"type\"", "keyword": "required", "at": ["components", "0", "name"]}

test_violation if {
	found := schema.deny with input as object.union(sbom, {"schema_violations": [violation]})
	found == {{"message": "component has no \"type\"", "at": ["components", "0", "name"]}}
}

test_violations_beyond_the_list if {
	found := schema.deny with input as object.union(sbom, {"more_violations": 7})
	found == {{"message": "7 more schema violations are not listed", "at": []}}
}

test_clean if {
	count(schema.deny) == 0 with input as sbom
}

test_other_format_has_its_own_rule if {
	other := {"format": "spdx", "schema_violations": [violation], "more_violations": 7}
	count(schema.deny) == 0 with input as other
}

test_values_have_their_own_rule[at] if {
	some at in [["components", "0", "licenses", "0", "license", "id"], ["components", "0", "licenses", "0", "id"]]
	id := {"message": "license id \"New-1.0\" is not one of those", "keyword": "enum", "at": at}
	count(schema.deny) == 0 with input as object.union(sbom, {"schema_violations": [id]})
}

test_forms_have_their_own_rule if {
	form := {"message": "url \"a b\" is not a valid iri-reference", "keyword": "format", "at": ["externalReferences", "0", "url"]}
	count(schema.deny) == 0 with input as object.union(sbom, {"schema_violations": [form]})
}

test_other_lists[at] if {
	some at in [["components", "0", "type"], ["id"], ["components", "0", "licenses", "0", "acknowledgement"]]
	choice := {"message": "not one of those", "keyword": "enum", "at": at}
	count(schema.deny) == 1 with input as object.union(sbom, {"schema_violations": [choice]})
}
