package sealint.sbom.root_missing_test

import data.sealint.sbom.root_missing

test_missing if {
	found := root_missing.deny with input as facts({})
	found == {{"message": "the document does not say what it describes", "at": ["has_root"]}}
}

test_clean if {
	count(root_missing.deny) == 0 with input as facts({"has_root": true})
}

test_without_components if {
	count(root_missing.deny) == 0 with input as facts({"component_count": 0})
}

facts(overrides) := object.union({"has_root": false, "component_count": 3}, overrides)
