package sealint.sbom.compositions_not_complete_test

import data.sealint.sbom.compositions_not_complete

test_not_complete[aggregate] if {
	some aggregate in ["incomplete", "incomplete_first_party_only", "unknown", "not_specified"]
	found := compositions_not_complete.deny with input as {"root_aggregate": aggregate}
	found == {{"message": sprintf("the composition of the subject is said to be %s", [aggregate]), "at": ["root_aggregate"]}}
}

test_clean if {
	count(compositions_not_complete.deny) == 0 with input as {"root_aggregate": "complete"}
}

test_nothing_said if {
	count(compositions_not_complete.deny) == 0 with input as {"composition_count": 0}
}
