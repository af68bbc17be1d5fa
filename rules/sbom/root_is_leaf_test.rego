package sealint.sbom.root_is_leaf_test

import data.sealint.sbom.root_is_leaf

test_reason[reason] if {
	some reason, words in {
		"no-ref": "it has no reference, so dependencies cannot name it",
		"no-entry": "the document states no dependencies of it",
		"no-dependencies": "the document states that it has none",
	}
	found := root_is_leaf.deny with input as facts({"root_leaf": reason})
	message := concat("", ["no dependency leads from the document's subject to its 3 other components: ", words])
	found == {{"message": message, "at": ["root_leaf"]}}
}

test_clean if {
	count(root_is_leaf.deny) == 0 with input as facts({})
}

test_no_other_components if {
	count(root_is_leaf.deny) == 0 with input as facts({"root_leaf": "no-entry", "component_count": 0})
}

test_no_dependencies_at_all_is_another_rule if {
	count(root_is_leaf.deny) == 0 with input as facts({"root_leaf": "no-entry", "dependencies_stated": false})
}

facts(overrides) := object.union({"component_count": 3, "dependencies_stated": true}, overrides)
