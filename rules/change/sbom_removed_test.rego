package sealint.change.sbom_removed_test

import data.sealint.change.sbom_removed

test_gone if {
	sbom_removed.deny == {{
		"message": "SBOM a.cdx.json is gone",
		"at": ["sboms", 0],
		"related": [{"ref": ["before", "sboms", 0], "message": "before"}],
	}} with input as {"sboms": [{"path": "a.cdx.json"}]}
}

test_none if {
	count(sbom_removed.deny) == 0 with input as {"sboms": []}
}
