package sealint.sbom.hash_length_test

import data.sealint.sbom.hash_length

test_length if {
	message := "left-pad has a hash of 6 characters, which is not the length of a hash by SHA-256"
	hash := {"alg": "SHA-256", "value": "abc123", "problem": "length"}
	hash_length.deny == {{"message": message, "at": ["hashes", 1]}} with input as facts({"hashes": [good, hash]})
}

test_not_hexadecimal if {
	message := "left-pad has the SHA-1 hash \"2jmj7l5rSw0yVb/vlWAYkK/YBwk=\", which is not hexadecimal"
	hash := {"alg": "SHA-1", "value": "2jmj7l5rSw0yVb/vlWAYkK/YBwk=", "problem": "not_hex"}
	hash_length.deny == {{"message": message, "at": ["hashes", 0]}} with input as facts({"hashes": [hash, good]})
}

test_each_hash_is_told if {
	hashes := [{"alg": "MD5", "value": "00", "problem": "length"}, {"alg": "SHA-1", "value": "", "problem": "not_hex"}]
	count(hash_length.deny) == 2 with input as facts({"hashes": hashes})
}

test_degenerate_hash_is_for_another_rule if {
	hashes := [{"alg": "MD5", "value": "00000000000000000000000000000000", "problem": "zero"}]
	count(hash_length.deny) == 0 with input as facts({"hashes": hashes})
}

test_clean if {
	count(hash_length.deny) == 0 with input as facts({"hashes": [good]})
}

test_no_hash if {
	count(hash_length.deny) == 0 with input as facts({})
}

good := {"alg": "MD5", "value": "5d41402abc4b2a76b9719d911017c592"}

facts(overrides) := object.union({"name": "left-pad", "hashes": []}, overrides)
