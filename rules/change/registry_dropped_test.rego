package sealint.change.registry_dropped_test

import data.sealint.change.registry_dropped

change := {"dropped_registry": "registry.corp.example", "after": {"name": "x", "version": "1.4.0", "version_state": "present", "purl": {"type": "npm"}}}

test_kept if {
	count(registry_dropped.deny) == 0 with input as {"after": change.after}
}

test_dropped if {
	found := registry_dropped.deny with input as object.union(change, {})
	found == {{"message": "x 1.4.0 came from registry.corp.example; now its package URL means the public registry of npm", "at": ["purl"], "related": [{"ref": ["before", "purl"], "message": "before"}]}}
}
