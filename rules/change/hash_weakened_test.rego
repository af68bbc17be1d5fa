package sealint.change.hash_weakened_test

import data.sealint.change.hash_weakened

change := {"tool_changed": false, "before": {"hash_state": "present", "weak_hashes": false}, "after": {"name": "x", "version": "1.4.0", "version_state": "present", "weak_hashes": true, "hashes": [{"alg": "SHA-1"}, {"alg": "MD5"}]}}

test_weakened if {
	found := hash_weakened.deny with input as object.union(change, {})
	found == {{"message": "only broken digests of x 1.4.0 are left: MD5, SHA-1", "at": ["hashes", 0], "related": [{"ref": ["before", "hashes", 0], "message": "before"}], "decision": ""}}
}

test_strong if {
	count(hash_weakened.deny) == 0 with input as object.union(change, {"after": {"weak_hashes": false}})
}

test_weak_before if {
	count(hash_weakened.deny) == 0 with input as object.union(change, {"before": {"weak_hashes": true}})
}

test_none_before if {
	count(hash_weakened.deny) == 0 with input as object.union(change, {"before": {"hash_state": "absent"}})
}
