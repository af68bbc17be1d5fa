package sealint.openapi.unresolved_reference_test

import data.sealint.openapi.unresolved_reference

test_missing_target if {
	unresolved_reference.deny == {{
		"message": "reference \"#/components/schemas/Cat\" cannot be followed: there is nothing at /components/schemas/Cat",
		"at": ["unresolved_references", 0],
	}} with input as {"unresolved_references": [{
		"ref": "#/components/schemas/Cat",
		"reason": "missing",
		"detail": "there is nothing at /components/schemas/Cat",
	}]}
}

test_all_resolved if {
	count(unresolved_reference.deny) == 0 with input as {"unresolved_references": []}
}
