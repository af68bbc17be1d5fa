package sealint.change.hash_changed_test

import data.sealint.change.hash_changed

change(changes) := {
	"status": "modified",
	"before": {"name": "x", "version": "1.4.0", "version_state": "present"},
	"after": {"name": "x", "version": "1.4.0", "version_state": "present"},
	"hash_changes": changes,
}

test_other_bytes if {
	found := hash_changed.deny with input as change([{"alg": "SHA-256", "index": 1, "before": 0}])
	found == {{
		"message": "x 1.4.0 is not the same bytes as before: its digest changed (SHA-256)",
		"at": ["hashes", 1],
		"related": [{"ref": ["before", "hashes", 0], "message": "before"}],
	}}
}

test_two_algorithms_are_one_finding if {
	found := hash_changed.deny with input as change([{"alg": "SHA-256", "index": 0, "before": 0}, {"alg": "SHA-512", "index": 1, "before": 1}])
	{finding.message | some finding in found} == {"x 1.4.0 is not the same bytes as before: its digest changed (SHA-256, SHA-512)"}
}

test_same_bytes if {
	count(hash_changed.deny) == 0 with input as change([])
}
