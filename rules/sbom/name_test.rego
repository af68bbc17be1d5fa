package sealint.sbom.name_test

import data.sealint.sbom.name

test_missing[blank] if {
	some blank in ["", " ", "\t"]
	found := name.deny with input as facts({"name": blank})
	found == {{"message": "the component has no name", "at": ["name"]}}
}

test_clean if {
	count(name.deny) == 0 with input as facts({})
}

facts(overrides) := object.union({"name": "left-pad"}, overrides)
