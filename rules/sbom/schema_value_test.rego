package sealint.sbom.schema_value_test

import data.sealint.sbom.schema_value

value := {"message": "license id \"New-1.0\" is not one of the 826 values that are allowed", "of_value": true}

test_value if {
	schema_value.deny == {{"message": value.message, "at": ["schema_violations", 0]}} with input as facts([value])
}

test_others_are_for_the_schema_rule if {
	count(schema_value.deny) == 0 with input as facts([{"message": "component has no \"type\"", "of_value": false}])
}

test_spdx_has_its_own_rule if {
	count(schema_value.deny) == 0 with input as object.union(facts([value]), {"format": "spdx"})
}

test_clean if {
	count(schema_value.deny) == 0 with input as facts([])
}

facts(violations) := {"format": "cyclonedx", "schema_violations": violations}
