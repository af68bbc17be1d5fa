package sealint.integration.undefined_operation_test

import data.sealint.integration.undefined_operation

test_undefined if {
	undefined_operation.deny == {{
		"message": "operation \"flyPet\" is not in the contract \"Pets\"",
		"at": ["spec", "contract", "operations", "0"],
		"related": [{"ref": ["contract", "paths"], "message": "the operations that the contract has"}],
	}} with input as uses([{"at": ["spec", "contract", "operations", "0"], "name": "flyPet", "suggestion": ""}])
}

test_suggestion if {
	some finding in undefined_operation.deny with input as uses([{"at": [], "name": "flyPet", "suggestion": "fly"}])
	finding.message == "operation \"flyPet\" is not in the contract \"Pets\", did you mean \"fly\"?"
}

test_each if {
	count(undefined_operation.deny) == 2 with input as uses([
		{"at": ["0"], "name": "a", "suggestion": ""},
		{"at": ["1"], "name": "b", "suggestion": ""},
	])
}

test_defined if {
	count(undefined_operation.deny) == 0 with input as uses([])
}

test_no_contract if {
	count(undefined_operation.deny) == 0 with input as {"spec": {}}
}

uses(undefined) := {"contract": {"title": "Pets", "undefined": undefined}}
