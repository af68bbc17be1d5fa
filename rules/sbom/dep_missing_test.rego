package sealint.sbom.dep_missing_test

import data.sealint.sbom.dep_missing

test_missing if {
	found := dep_missing.deny with input as facts({})
	found == {{"message": "12 component(s) are listed, but no dependency between them", "at": ["dependencies"]}}
}

test_clean if {
	count(dep_missing.deny) == 0 with input as facts({"dependencies_stated": true})
}

test_no_components if {
	count(dep_missing.deny) == 0 with input as facts({"component_count": 0})
}

facts(overrides) := object.union({"dependencies_stated": false, "component_count": 12}, overrides)
