package sealint.sbom.spdx_schema_test

import data.sealint.sbom.spdx_schema

sbom := {"format": "spdx", "schema_violations": [], "more_violations": 0}

violation := {"message": "component has no \"type\"", "of_value": false}

test_violation if {
	found := spdx_schema.deny with input as object.union(sbom, {"schema_violations": [violation]})
	found == {{"message": "component has no \"type\"", "at": ["schema_violations", 0]}}
}

test_violations_beyond_the_list if {
	found := spdx_schema.deny with input as object.union(sbom, {"more_violations": 7})
	found == {{"message": "7 more schema violations are not listed", "at": []}}
}

test_clean if {
	count(spdx_schema.deny) == 0 with input as sbom
}

test_other_format_has_its_own_rule if {
	other := {"format": "cyclonedx", "schema_violations": [violation], "more_violations": 7}
	count(spdx_schema.deny) == 0 with input as other
}
