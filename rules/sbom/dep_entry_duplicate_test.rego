package sealint.sbom.dep_entry_duplicate_test

import data.sealint.sbom.dep_entry_duplicate

test_repeated if {
	found := dep_entry_duplicate.deny with input as facts(["left-pad@1.3.0"])
	found == {{"message": "\"left-pad@1.3.0\" has more than one entry in dependencies", "at": ["repeated_entries", 0]}}
}

test_each_is_told if {
	count(dep_entry_duplicate.deny) == 2 with input as facts(["a", "a"])
}

test_clean if {
	count(dep_entry_duplicate.deny) == 0 with input as facts([])
}

facts(refs) := {"repeated_entries": refs}
