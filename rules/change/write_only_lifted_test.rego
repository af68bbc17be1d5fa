package sealint.change.write_only_lifted_test

import data.sealint.change.write_only_lifted

test_lifted if {
	write_only_lifted.deny == {{
		"message": "x was never sent back, and now may be",
		"at": [],
		"related": [{"ref": ["before", "writeOnly"], "message": "before"}],
	}} with input as received(field({"write_only": true}, {}))
}

test_secret if {
	count(write_only_lifted.deny) == 0 with input as received(field({"write_only": true}, {"field": {"tail": ["password"]}}))
}

test_not_in_a_response if {
	count(write_only_lifted.deny) == 0 with input as field({"write_only": true}, {})
}

received(value) := object.union(value, {"direction": "response"})

field(before, after) := {
	"status": "modified", "direction": "request", "name": "x", "fields": [], "page_size": false, "destination": false,
	"before": side(before), "after": side(after),
}

added(overrides) := object.remove(object.union(field({}, overrides), {"status": "added"}), ["before"])

side(overrides) := object.union(
	{
		"read_only": false, "write_only": false, "masked": false, "classification": "",
		"field": {
			"kind": "property", "in": "body", "name": "x", "phrase": "x", "terms": [], "tail": [], "types": ["string"], "format": "", "limited": false,
			"category": "none", "required": false, "body": true, "shared": false, "returned": false, "resource": false, "operations": [], "described_as": [],
			"holders": [], "in_url": false, "masked": false, "withheld": false, "at_creation": false, "with_token": false,
		},
	},
	overrides,
)
