package sealint.change.new_operation_unscoped_test

import data.sealint.change.new_operation_unscoped

test_unscoped if {
	new_operation_unscoped.deny == {{
		"message": "any token of oauth may call the new operation POST /x; 3 of 4 operations with it demand scopes",
		"at": ["security", 0],
	}} with input as operation([{"index": 0, "scheme": "oauth", "scoped": 3, "all": 4}])
}

test_inherited if {
	some finding in new_operation_unscoped.deny with input as object.union(operation([{"index": 0, "scheme": "oauth", "scoped": 3, "all": 4}]), {"after": {"security": {"source": "root"}}})
	finding.at == []
}

test_scoped if {
	count(new_operation_unscoped.deny) == 0 with input as operation([])
}

operation(unscoped) := {"status": "added", "after": {"method": "POST", "path": "/x", "security": {"source": "operation"}}, "access": {"unscoped": unscoped}}
