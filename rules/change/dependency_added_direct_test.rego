package sealint.change.dependency_added_direct_test

import data.sealint.change.dependency_added_direct

change := {"status": "added", "after": {"name": "x", "version": "1.4.0", "version_state": "present", "reach": "direct"}}

test_direct if {
	found := dependency_added_direct.deny with input as object.union(change, {})
	found == {{"message": "new direct dependency x 1.4.0", "at": []}}
}

test_transitive if {
	count(dependency_added_direct.deny) == 0 with input as object.union(change, {"after": {"reach": "transitive"}})
}

test_modified if {
	count(dependency_added_direct.deny) == 0 with input as object.union(change, {"status": "modified"})
}

test_relocated if {
	count(dependency_added_direct.deny) == 0 with input as object.union(change, {"relocated": {"from": "pkg:npm/a", "to": "pkg:npm/b"}})
}
