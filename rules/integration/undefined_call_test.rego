package sealint.integration.undefined_call_test

import data.sealint.integration.undefined_call

test_undefined if {
	undefined_call.deny == {{
		"message": "GET /pet matches no operation of the contract \"Pets\", did you mean \"GET /pets\"?",
		"at": ["usage", "undefined", 0],
		"related": [{"ref": ["contract", "paths"], "message": "the operations that the contract has"}],
	}} with input as joined([{"name": "GET /pet", "proof": 0, "suggestion": "GET /pets"}])
}

test_nothing_is_near if {
	some finding in undefined_call.deny with input as joined([{"name": "flyPet", "proof": 0, "suggestion": ""}])
	finding.message == "flyPet matches no operation of the contract \"Pets\""
}

test_defined if {
	count(undefined_call.deny) == 0 with input as joined([])
}

test_no_proofs if {
	count(undefined_call.deny) == 0 with input as {"spec": {}}
}

joined(calls) := {"contract": {"title": "Pets"}, "usage": {"proofs": [{"path": "a.json"}], "undefined": calls}}
