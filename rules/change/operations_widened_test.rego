package sealint.change.operations_widened_test

import data.sealint.change.operations_widened

test_gained if {
	operations_widened.deny == {{
		"message": "the integration now also uses freezeAccount",
		"at": ["spec", "contract", "operations"],
		"related": [{"ref": ["before", "spec", "contract", "operations"], "message": "before"}],
	}} with input as {
		"operations": {"gained": [1], "dropped": false},
		"before": used(["createEntry"]),
		"after": used(["createEntry", "freezeAccount"]),
	}
}

test_all if {
	some finding in operations_widened.deny with input as {
		"operations": {"gained": [], "dropped": true},
		"before": used(["createEntry"]),
		"after": {"spec": {"contract": {}}, "absent": ["spec.contract.operations"]},
	}
	finding.message == "the integration used createEntry of the contract; now it may use every operation"
}

test_no_contract if {
	count(operations_widened.deny) == 0 with input as {
		"operations": {"gained": [], "dropped": true},
		"before": used(["createEntry"]),
		"after": {"spec": {}, "absent": ["spec.contract", "spec.contract.operations"]},
	}
}

test_fewer if {
	count(operations_widened.deny) == 0 with input as {"operations": {"gained": [], "dropped": false}, "before": used(["a", "b"]), "after": used(["a"])}
}

used(operations) := {"spec": {"contract": {"operations": operations}}, "absent": []}
