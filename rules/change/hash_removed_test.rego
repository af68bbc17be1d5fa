package sealint.change.hash_removed_test

import data.sealint.change.hash_removed

change := {"status": "modified", "digest_replaced": false, "tool_changed": false, "before": {"hash_state": "present", "by_digest": false}, "after": {"name": "x", "version": "1.4.0", "version_state": "present", "hash_state": "absent", "image": false, "by_digest": false}}

test_removed if {
	found := hash_removed.deny with input as object.union(change, {})
	found == {{"message": "x 1.4.0 had a digest; now it has none", "at": [], "related": [{"ref": ["before", "hashes", 0], "message": "before"}], "decision": ""}}
}

test_removed_by_another_tool if {
	found := hash_removed.deny with input as object.union(change, {"tool_changed": true})
	found == {{"message": "x 1.4.0 had a digest; now it has none", "at": [], "related": [{"ref": ["before", "hashes", 0], "message": "before"}], "decision": "another tool made the SBOM"}}
}

test_kept if {
	count(hash_removed.deny) == 0 with input as object.union(change, {"after": {"hash_state": "present"}})
}

test_not_applicable if {
	count(hash_removed.deny) == 0 with input as object.union(change, {"after": {"hash_state": "not_applicable"}})
}

test_image_is_for_another_rule if {
	count(hash_removed.deny) == 0 with input as object.union(change, {"before": {"by_digest": true}, "after": {"image": true}})
}

test_another_algorithm if {
	some finding in hash_removed.deny with input as object.union(change, {"digest_replaced": true, "after": {"hash_state": "present"}})
	finding.message == "x 1.4.0 has none of its former digests; the new ones cannot be compared with them"
}
