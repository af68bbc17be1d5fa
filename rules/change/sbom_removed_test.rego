package sealint.change.sbom_removed_test

import data.sealint.change.sbom_removed

test_gone if {
	found := sbom_removed.deny with input as {"contracts": [], "integrations": [], "sboms": [{"path": "dist/x.cdx.json", "operations": 0}]}
	found == {{"message": "the SBOM dist/x.cdx.json is gone", "at": ["sboms", 0]}}
}

test_nothing_gone if {
	count(sbom_removed.deny) == 0 with input as {"contracts": [], "integrations": [], "sboms": []}
}
