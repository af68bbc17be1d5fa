package sealint.change.new_operation_static_key_test

import data.sealint.change.new_operation_static_key

test_key if {
	new_operation_static_key.deny == {{"message": "the new operation GET /x can be called with key alone", "at": ["security", 1]}} with input as operation("static")
	count(new_operation_static_key.deny) == 1 with input as operation("exposed-key")
}

test_stronger if {
	count(new_operation_static_key.deny) == 0 with input as operation("bound")
	count(new_operation_static_key.deny) == 0 with input as operation("combined")
}

test_old if {
	count(new_operation_static_key.deny) == 0 with input as object.union(operation("static"), {"status": "modified"})
}

operation(rank) := {
	"status": "added",
	"after": {"method": "GET", "path": "/x"},
	"access": {"after": [{"text": "oauth", "rank": "token"}, {"text": "key", "rank": rank}]},
}
