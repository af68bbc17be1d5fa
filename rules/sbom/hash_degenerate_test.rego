package sealint.sbom.hash_degenerate_test

import data.sealint.sbom.hash_degenerate

test_zeros if {
	hash := {"alg": "MD5", "problem": "zero"}
	found := hash_degenerate.deny with input as facts({"hashes": [good, hash]})
	found == {{"message": "left-pad has all zeros as its MD5 hash", "at": ["hashes", 1]}}
}

test_empty_input if {
	hash := {"alg": "SHA-256", "problem": "empty_input"}
	found := hash_degenerate.deny with input as facts({"hashes": [hash]})
	found == {{"message": "left-pad has the SHA-256 hash of an empty input", "at": ["hashes", 0]}}
}

test_a_file_may_be_empty if {
	hash := {"alg": "SHA-256", "problem": "empty_input"}
	count(hash_degenerate.deny) == 0 with input as facts({"type": "file", "hashes": [hash]})
}

test_shared if {
	found := hash_degenerate.deny with input as facts({"shared_digest": true})
	found == {{
		"message": "left-pad has the same hash as another package",
		"at": ["hashes", 0],
		"related": [{"ref": ["digest_twin"], "message": "the other package"}],
	}}
}

test_wrong_length_is_for_another_rule if {
	count(hash_degenerate.deny) == 0 with input as facts({"hashes": [{"alg": "MD5", "problem": "length"}]})
}

test_clean if {
	count(hash_degenerate.deny) == 0 with input as facts({})
}

test_no_hash if {
	count(hash_degenerate.deny) == 0 with input as facts({"hashes": []})
}

good := {"alg": "SHA-256"}

facts(overrides) := object.union({"name": "left-pad", "type": "library", "shared_digest": false, "hashes": [good]}, overrides)
