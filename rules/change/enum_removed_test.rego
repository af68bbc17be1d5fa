package sealint.change.enum_removed_test

import data.sealint.change.enum_removed

test_removed if {
	enum_removed.deny == {{
		"message": "note was one of 2 values, and now may be anything",
		"at": [],
		"related": [{"ref": ["before", "enum"], "message": "before"}],
	}} with input as definition({"listed": true, "enum": ["a", "b"]}, with_limits({"restricted": false}))
}

test_listed_in_branches if {
	some finding in enum_removed.deny with input as definition({"listed": true}, with_limits({"restricted": false}))
	finding.message == "note was one of a few values, and now may be anything"
}

test_constant if {
	count(enum_removed.deny) == 0 with input as definition({"listed": true, "enum": ["a", "b"]}, {"listed": true, "enum": ["a"]})
}

test_pattern if {
	count(enum_removed.deny) == 0 with input as definition({"listed": true, "enum": ["a", "b"]}, with_limits({"pattern": "^[ab]$"}))
}

test_pattern_of_a_part if {
	every anchored, found in {true: 0, false: 1} {
		after := object.union(with_limits({"pattern": "[ab]"}), {"patterns": [{"anchored": anchored}]})
		count(enum_removed.deny) == found with input as definition({"listed": true, "enum": ["a", "b"]}, after)
	}
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
