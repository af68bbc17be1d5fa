package sealint.integration.unlisted_call_test

import data.sealint.integration.unlisted_call

test_unlisted if {
	unlisted_call.deny == {{
		"message": "proofs call POST /pets, but contract.operations does not list it",
		"at": ["spec", "contract", "operations"],
		"related": [{"ref": ["usage", "unlisted", 0], "message": "the first of 2 calls"}],
	}} with input as called([])
}

test_one_call if {
	some finding in unlisted_call.deny with input as {"contract": {"undefined": []}, "usage": {"unlisted": [{"name": "POST /pets", "id": "", "proof": 0, "calls": 1}]}}
	finding.related == [{"ref": ["usage", "unlisted", 0], "message": "the call"}]
}

test_undefined_operations_may_be_called if {
	count(unlisted_call.deny) == 0 with input as called([{"at": [], "name": "createPest", "suggestion": "createPet"}])
}

test_listed if {
	count(unlisted_call.deny) == 0 with input as {"contract": {"undefined": []}, "usage": {"proofs": [{"path": "a.json"}], "unlisted": []}}
}

test_no_proofs if {
	count(unlisted_call.deny) == 0 with input as {"spec": {}}
}

called(undefined) := {
	"contract": {"undefined": undefined},
	"usage": {
		"proofs": [{"path": "a.json"}, {"path": "pacts/shop-pets.json"}],
		"unlisted": [{"name": "POST /pets", "id": "createPet", "proof": 1, "calls": 2}],
	},
}
