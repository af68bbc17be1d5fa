package sealint.sbom.schema_value_test

import data.sealint.sbom.schema_value

licence_id := {
	"message": "license id \"New-1.0\" is not one of the 826 values that are allowed",
	"keyword": "enum",
	"at": ["components", "0", "licenses", "0", "license", "id"],
}

test_new_licence_id if {
	found := schema_value.deny with input as facts([licence_id])
	found == {{"message": licence_id.message, "at": licence_id.at}}
}

test_new_licence_id_in_xml if {
	at := ["components", "0", "licenses", "0", "id"]
	found := schema_value.deny with input as facts([object.union(licence_id, {"at": at})])
	found == {{"message": licence_id.message, "at": at}}
}

test_form if {
	violation := {"message": "url \"a b\" is not a valid iri-reference", "keyword": "format", "at": ["externalReferences", "0", "url"]}
	found := schema_value.deny with input as facts([violation])
	found == {{"message": violation.message, "at": violation.at}}
}

test_other_lists_are_for_the_schema_rule[at] if {
	some at in [["components", "0", "type"], ["components", "0", "licenses", "0", "acknowledgement"], ["id"], ["vulnerabilities", "0", "id"]]
	count(schema_value.deny) == 0 with input as facts([object.union(licence_id, {"at": at})])
}

test_what_is_missing_is_for_the_schema_rule if {
	count(schema_value.deny) == 0 with input as facts([object.union(licence_id, {"keyword": "required"})])
}

test_spdx_has_its_own_rule if {
	spdx := object.union(facts([licence_id]), {"format": "spdx"})
	count(schema_value.deny) == 0 with input as spdx
}

test_clean if {
	count(schema_value.deny) == 0 with input as facts([])
}

facts(violations) := {"format": "cyclonedx", "schema_violations": violations}
