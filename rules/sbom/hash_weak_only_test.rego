package sealint.sbom.hash_weak_only_test

import data.sealint.sbom.hash_weak_only

test_weak if {
	message := "left-pad has only hashes of broken algorithms: MD5"
	hash_weak_only.deny == {{"message": message, "at": ["hashes", 0]}} with input as facts({})
}

test_algorithms_are_named_once if {
	message := "left-pad has only hashes of broken algorithms: MD5, SHA-1"
	hashes := {"hashes": [{"alg": "SHA-1"}, {"alg": "MD5"}, {"alg": "SHA-1"}]}
	hash_weak_only.deny == {{"message": message, "at": ["hashes", 0]}} with input as facts(hashes)
}

test_strong_hash_beside_it if {
	hashes := {"weak_hashes": false, "hashes": [{"alg": "MD5"}, {"alg": "SHA-256"}]}
	count(hash_weak_only.deny) == 0 with input as facts(hashes)
}

test_no_hash if {
	count(hash_weak_only.deny) == 0 with input as facts({"weak_hashes": false, "hashes": []})
}

facts(overrides) := object.union({"name": "left-pad", "weak_hashes": true, "hashes": [{"alg": "MD5"}]}, overrides)
