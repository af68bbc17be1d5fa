package sealint.sbom.hash_conflict_test

import data.sealint.sbom.hash_conflict

test_conflict if {
	found := hash_conflict.deny with input as facts({"hash_conflict": "SHA-256"})
	found == {{
		"message": "left-pad has a different SHA-256 hash from an earlier component with the same package URL",
		"at": ["hashes", 1],
		"related": [{"ref": ["conflict_twin"], "message": "the other component"}],
	}}
}

test_clean if {
	count(hash_conflict.deny) == 0 with input as facts({})
}

hashes := [
	{"alg": "MD5", "of": "component"},
	{"alg": "SHA-256", "of": "component"},
	{"alg": "SHA-256", "of": "external_reference"},
]

facts(overrides) := object.union({"name": "left-pad", "hashes": hashes}, overrides)
