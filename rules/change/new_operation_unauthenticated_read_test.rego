package sealint.change.new_operation_unauthenticated_read_test

import data.sealint.change.new_operation_unauthenticated_read

test_new if {
	new_operation_unauthenticated_read.deny == {{"message": "the new operation GET /x demands no authentication", "at": []}} with input as operation({})
}

test_empty_security if {
	new_operation_unauthenticated_read.deny == {{"message": "the new operation GET /x demands no authentication", "at": ["security"]}} with input as operation({"after": {"security": {"source": "operation"}}})
}

test_old if {
	count(new_operation_unauthenticated_read.deny) == 0 with input as operation({"status": "modified"})
}

test_authenticated if {
	count(new_operation_unauthenticated_read.deny) == 0 with input as operation({"after": {"security": {"unauthenticated": false}}})
}

test_webhook if {
	count(new_operation_unauthenticated_read.deny) == 0 with input as operation({"after": {"kind": "webhook"}})
}

test_public if {
	count(new_operation_unauthenticated_read.deny) == 0 with input as operation({})
		with data.sealint.params as {"public": ["/x"]}
}

test_what_everybody_may_read if {
	count(new_operation_unauthenticated_read.deny) == 0 with input as operation({"after": {"role": "health"}})
	count(new_operation_unauthenticated_read.deny) == 0 with input as operation({"after": {"method": "OPTIONS"}})
}

operation(overrides) := object.union(
	{
		"status": "added",
		"after": {"kind": "path", "method": "GET", "path": "/x", "reads": true, "role": "resource", "security": {"source": "none", "unauthenticated": true}},
	},
	overrides,
)
