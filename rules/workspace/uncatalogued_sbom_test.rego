package sealint.workspace.uncatalogued_sbom_test

import data.sealint.workspace.uncatalogued_sbom

test_not_named if {
	uncatalogued_sbom.deny == {{
		"message": "no manifest names the SBOM of \"ledger-client\": which integration it belongs to is not known",
		"at": ["sboms", 1],
	}} with input as {"integrations": [{"name": "a"}], "contracts": [], "sboms": [
		{"path": "a.json", "title": "x", "named_by": 1},
		{"path": "b.json", "title": "ledger-client", "named_by": 0},
	]}
}

test_without_subject if {
	some finding in uncatalogued_sbom.deny with input as {
		"integrations": [{"name": "a"}],
		"contracts": [],
		"sboms": [{"path": "b.json", "title": "", "named_by": 0}],
	}
	finding.message == "no manifest names the SBOM: which integration it belongs to is not known"
}

test_named if {
	count(uncatalogued_sbom.deny) == 0 with input as {
		"integrations": [{"name": "a"}],
		"contracts": [{"path": "c.yaml", "title": "x", "named_by": 0}],
		"sboms": [{"path": "a.json", "title": "x", "named_by": 1}],
	}
}

test_no_manifests if {
	count(uncatalogued_sbom.deny) == 0 with input as alone
	count(uncatalogued_sbom.deny) == 1 with input as alone
		with data.sealint.params as {"without_manifests": true}
}

alone := {"integrations": [], "contracts": [], "sboms": [{"path": "b.json", "title": "x", "named_by": 0}]}
