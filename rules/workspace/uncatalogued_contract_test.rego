package sealint.workspace.uncatalogued_contract_test

import data.sealint.workspace.uncatalogued_contract

test_not_named if {
	uncatalogued_contract.deny == {{
		"message": "no manifest names the contract \"Pets\": who uses it is not known",
		"at": ["contracts", 1, "info", "title"],
	}} with input as {"integrations": [{"name": "a"}], "sboms": [], "contracts": [
		{"path": "a.yaml", "title": "Ledger", "named_by": 2},
		{"path": "b.yaml", "title": "Pets", "named_by": 0},
	]}
}

test_without_title if {
	some finding in uncatalogued_contract.deny with input as {
		"integrations": [{"name": "a"}],
		"sboms": [],
		"contracts": [{"path": "b.yaml", "title": "", "named_by": 0}],
	}
	finding.message == "no manifest names the contract: who uses it is not known"
}

test_named if {
	count(uncatalogued_contract.deny) == 0 with input as {
		"integrations": [{"name": "a"}],
		"sboms": [{"path": "c.json", "title": "x", "named_by": 0}],
		"contracts": [{"path": "a.yaml", "title": "Ledger", "named_by": 1}],
	}
}

test_no_manifests if {
	count(uncatalogued_contract.deny) == 0 with input as alone
	count(uncatalogued_contract.deny) == 1 with input as alone
		with data.sealint.params as {"without_manifests": true}
}

alone := {"integrations": [], "sboms": [], "contracts": [{"path": "b.yaml", "title": "Pets", "named_by": 0}]}
