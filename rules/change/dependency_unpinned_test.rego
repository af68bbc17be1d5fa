package sealint.change.dependency_unpinned_test

import data.sealint.change.dependency_unpinned

test_unpinned if {
	dependency_unpinned.deny == {{
		"message": "decimal was pinned to v1.4.0; now it has no version",
		"at": ["spec", "supplyChain", "dependencies", "0", "purl"],
		"related": [{"ref": ["before", "spec", "supplyChain", "dependencies", "1", "purl"], "message": "before"}],
	}} with input as pinned(true, false)
}

test_another_version if {
	count(dependency_unpinned.deny) == 0 with input as pinned(true, true)
	count(dependency_unpinned.deny) == 0 with input as pinned(false, false)
}

pinned(before, after) := {
	"dependencies": [{"before": 0, "after": 0}],
	"before": {"dependencies": [{
		"exact": before,
		"name": "decimal",
		"version": "v1.4.0",
		"at": ["spec", "supplyChain", "dependencies", "1", "purl"],
	}]},
	"after": {"dependencies": [{
		"exact": after,
		"problem": "it has no version",
		"at": ["spec", "supplyChain", "dependencies", "0", "purl"],
	}]},
}
