package sealint.sbom.dep_missing_test

import data.sealint.sbom.dep_missing

test_missing if {
	found := dep_missing.deny with input as facts({})
	found == {{"message": "12 components are listed, but no dependency between them", "at": ["dependencies"]}}
}

test_clean if {
	count(dep_missing.deny) == 0 with input as facts({"dependencies_stated": true})
}

test_no_components if {
	count(dep_missing.deny) == 0 with input as facts({"component_count": 0})
}

test_the_subject_and_one_component if {
	found := dep_missing.deny with input as facts({"component_count": 1, "total_count": 2})
	found == {{"message": "the document does not say whether its subject depends on the component that it lists", "at": ["dependencies"]}}
}

test_one_component_alone if {
	count(dep_missing.deny) == 0 with input as facts({"component_count": 1, "total_count": 1})
}

facts(overrides) := object.union({"dependencies_stated": false, "component_count": 12, "total_count": 13}, overrides)
