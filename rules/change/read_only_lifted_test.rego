package sealint.change.read_only_lifted_test

import data.sealint.change.read_only_lifted

test_lifted if {
	read_only_lifted.deny == {{
		"message": "x was set by the server only, and callers may now set it",
		"at": [],
		"related": [{"ref": ["before", "readOnly"], "message": "before"}],
	}} with input as field({"read_only": true}, {})
}

test_kept if {
	count(read_only_lifted.deny) == 0 with input as field({"read_only": true}, {"read_only": true})
}

test_only_received if {
	count(read_only_lifted.deny) == 0 with input as object.union(field({"read_only": true}, {}), {"direction": "response"})
}

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
