package sealint.sbom.duplicate_test

import data.sealint.sbom.duplicate

test_duplicate if {
	found := duplicate.deny with input as facts({"duplicate": true})
	found == {{
		"message": "left-pad is listed more than once",
		"at": ["name"],
		"related": [{"ref": ["twin"], "message": "the same component"}],
	}}
}

test_clean if {
	count(duplicate.deny) == 0 with input as facts({})
}

facts(overrides) := object.union({"name": "left-pad", "duplicate": false}, overrides)
