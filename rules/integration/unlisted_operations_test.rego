package sealint.integration.unlisted_operations_test

import data.sealint.integration.unlisted_operations

test_left_out if {
	unlisted_operations.deny == {{
		"message": "the manifest does not list the operations that it uses, so all 3 operations count as used",
		"at": ["spec", "contract", "operations"],
	}} with input as {"spec": {"contract": {"path": "a.yaml"}}, "violations": [], "contract": {"called": [0, 1, 2]}}
}

test_proofs_suggest_operations if {
	some finding in unlisted_operations.deny with input as {
		"spec": {"contract": {"path": "a.yaml"}}, "violations": [], "contract": {"called": [0, 1, 2]},
		"usage": {"called": ["listPets", "GET /pets/{id}"]},
	}
	finding.message == "the manifest does not list the operations that it uses, so all 3 operations count as used; its proofs call listPets, GET /pets/{id}"
}

test_proofs_without_calls if {
	some finding in unlisted_operations.deny with input as {
		"spec": {"contract": {"path": "a.yaml"}}, "violations": [], "contract": {"called": [0, 1, 2]}, "usage": {"called": []},
	}
	finding.message == "the manifest does not list the operations that it uses, so all 3 operations count as used"
}

# An empty list means the same as none.
test_empty if {
	some finding in unlisted_operations.deny with input as {
		"spec": {"contract": {"path": "a.yaml", "operations": []}}, "violations": [], "contract": {"called": []},
	}
	finding.message == "the manifest does not list the operations that it uses, so all operations count as used"
}

test_listed if {
	count(unlisted_operations.deny) == 0 with input as {
		"spec": {"contract": {"path": "a.yaml", "operations": ["listPets"]}}, "violations": [],
	}
}

# The field is stated, but violates the schema.
test_misstated if {
	count(unlisted_operations.deny) == 0 with input as {
		"spec": {"contract": {"path": "a.yaml"}}, "violations": [{"at": ["spec", "contract", "operations"], "message": "m"}],
	}
}

# integration/no-contract reports it.
test_no_contract if {
	count(unlisted_operations.deny) == 0 with input as {"spec": {}, "violations": []}
}
