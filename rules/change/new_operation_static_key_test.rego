package sealint.change.new_operation_static_key_test

import data.sealint.change.new_operation_static_key

test_key if {
	new_operation_static_key.deny == {{"message": "the new operation GET /x can be called with key alone", "at": ["security", 1]}} with input as operation("static")
	count(new_operation_static_key.deny) == 1 with input as operation("exposed-key")
}

test_two_keys if {
	new_operation_static_key.deny == {{
		"message": "the new operation GET /x can be called with oauth or key alone",
		"at": ["security", 0],
	}} with input as object.union(operation("static"), {"access": {"after": [{"text": "oauth", "rank": "static"}, {"text": "key", "rank": "exposed-key"}]}})
}

test_inherited if {
	some finding in new_operation_static_key.deny with input as object.union(operation("static"), {"after": {"security": {"source": "root"}}})
	finding.at == []
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
	"after": {"method": "GET", "path": "/x", "security": {"source": "operation"}},
	"access": {"after": [{"text": "oauth", "rank": "token"}, {"text": "key", "rank": rank}]},
}
