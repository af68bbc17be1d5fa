package sealint.change.contract_removed_test

import data.sealint.change.contract_removed

test_gone if {
	contract_removed.deny == {{
		"message": "contract a.yaml is gone: its 17 operations are judged by nobody",
		"at": ["contracts", 0],
		"related": [{"ref": ["before", "contracts", 0], "message": "before"}],
	}} with input as {"contracts": [{"path": "a.yaml", "operations": 17, "missing": 17}]}
}

test_one_operation if {
	some finding in contract_removed.deny with input as {"contracts": [{"path": "a.yaml", "operations": 1, "missing": 1}]}
	finding.message == "contract a.yaml is gone: its operation is judged by nobody"
}

test_some_have_moved if {
	some finding in contract_removed.deny with input as {"contracts": [{"path": "a.yaml", "operations": 7, "missing": 5}]}
	finding.message == "contract a.yaml is gone: 5 of its 7 operations are judged by nobody"
}

test_none if {
	count(contract_removed.deny) == 0 with input as {"contracts": []}
}
