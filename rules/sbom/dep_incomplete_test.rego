package sealint.sbom.dep_incomplete_test

import data.sealint.sbom.dep_incomplete

test_no_entry if {
	found := dep_incomplete.deny with input as facts({})
	found == {{"message": "the document does not say what left-pad depends on", "at": ["bom_ref"]}}
}

test_said_to_be_complete_without_an_entry if {
	count(dep_incomplete.deny) == 1 with input as facts({"completeness": "complete"})
}

test_known_to_be_unknown[completeness] if {
	some completeness in ["incomplete", "unknown"]
	count(dep_incomplete.deny) == 0 with input as facts({"completeness": completeness})
}

test_clean if {
	count(dep_incomplete.deny) == 0 with input as facts({"has_dependency_entry": true})
}

test_without_a_reference_it_can_have_no_entry if {
	count(dep_incomplete.deny) == 0 with input as object.remove(facts({}), ["bom_ref"])
}

test_file if {
	count(dep_incomplete.deny) == 0 with input as facts({"type": "file"})
}

facts(overrides) := object.union(
	{"name": "left-pad", "type": "library", "bom_ref": "left-pad@1.3.0", "has_dependency_entry": false, "completeness": "not_stated"},
	overrides,
)
