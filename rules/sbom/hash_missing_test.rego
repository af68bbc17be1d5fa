package sealint.sbom.hash_missing_test

import data.sealint.sbom.hash_missing

test_missing if {
	hash_missing.deny == {{"message": "left-pad has no hash", "at": ["hashes"]}} with input as facts({})
}

test_clean if {
	count(hash_missing.deny) == 0 with input as facts({"hash_state": "present"})
}

test_file_and_root if {
	count(hash_missing.deny) == 0 with input as facts({"hash_state": "not_applicable"})
}

facts(overrides) := object.union({"name": "left-pad", "hash_state": "absent"}, overrides)
