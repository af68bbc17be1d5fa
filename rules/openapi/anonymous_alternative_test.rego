package sealint.openapi.anonymous_alternative_test

import data.sealint.openapi.anonymous_alternative

test_empty_beside_others if {
	anonymous_alternative.deny == {{
		"message": "an empty requirement makes every other alternative optional",
		"at": [0],
		"decision": `[[],["id"]]`,
	}} with input as {
		"unauthenticated": false,
		"alternatives": [{"requirements": []}, {"requirements": [{"scheme": "id"}]}],
	}
}

test_no_empty if {
	count(anonymous_alternative.deny) == 0 with input as {
		"unauthenticated": false,
		"alternatives": [{"requirements": [{"scheme": "id"}]}],
	}
}

test_nothing_but_empty if {
	count(anonymous_alternative.deny) == 0 with input as {"unauthenticated": true, "alternatives": [{"requirements": []}]}
}
