package sealint.change.type_widened_test

import data.sealint.change.type_widened

test_type_deleted if {
	type_widened.deny == {{
		"message": "note was string, and may now be anything",
		"at": [],
		"related": [{"ref": ["before", "type"], "message": "before"}],
	}} with input as definition(with_limits({}), with_limits({"types": []}))
}

test_type_added if {
	some finding in type_widened.deny with input as definition(with_limits({}), with_limits({"types": ["string", "object"]}))
	finding.at == ["type"]
}

test_list_replaced if {
	count(type_widened.deny) == 0 with input as definition(with_limits({"types": ["array"]}), with_limits({"types": ["string"]}))
	count(type_widened.deny) == 1 with input as definition(with_limits({"types": ["array"]}), with_limits({"types": ["object"]}))
	count(type_widened.deny) == 1 with input as definition(with_limits({"types": ["integer"]}), with_limits({"types": ["string"]}))
}

test_number if {
	count(type_widened.deny) == 0 with input as definition(with_limits({"types": ["integer"]}), with_limits({"types": ["number"]}))
}

with_limits(overrides) := {"constraints": object.union(limits({}).constraints, overrides)}

definition(before, after) := {
	"status": "modified", "direction": "request", "name": "note", "fields": [], "page_size": false, "destination": false,
	"before": {"read_only": false, "write_only": false, "masked": false, "classification": "", "limits": limits(before)},
	"after": {"read_only": false, "write_only": false, "masked": false, "classification": "", "limits": limits(after)},
}

limits(overrides) := object.union(
	{
		"constraints": {
			"types": ["string"], "format": "", "pattern": "", "enumerated": false, "restricted": true,
			"bounded_string": true, "bounded_array": true, "bounded_number": true,
		},
		"listed": false, "enum": [], "limited": false, "unknown_fields": "not-applicable", "patterns": [], "upload": false,
	},
	overrides,
)
