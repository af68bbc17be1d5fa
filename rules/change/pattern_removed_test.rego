package sealint.change.pattern_removed_test

import data.sealint.change.pattern_removed

test_pattern if {
	pattern_removed.deny == {{
		"message": "note had to match \"^[a-z]+$\", and now may be any text",
		"at": [],
		"related": [{"ref": ["before", "pattern"], "message": "before"}],
	}} with input as definition(with_limits({"pattern": "^[a-z]+$"}), with_limits({"restricted": false}))
}

test_format if {
	some finding in pattern_removed.deny with input as definition(with_limits({"format": "uuid"}), with_limits({"restricted": false}))
	finding.message == "note had to have the format \"uuid\", and now may be any text"
}

test_branches if {
	some finding in pattern_removed.deny with input as definition(with_limits({}), with_limits({"restricted": false}))
	finding.related == [{"ref": ["before"], "message": "before"}]
}

test_replaced_by_a_list if {
	count(pattern_removed.deny) == 0 with input as definition(with_limits({"pattern": "^a$"}), object.union(with_limits({}), {"listed": true, "enum": ["a"]}))
}

test_told_by_another_rule if {
	count(pattern_removed.deny) == 0 with input as object.union(definition(with_limits({}), with_limits({"restricted": false})), {"destination": true})
	count(pattern_removed.deny) == 0 with input as object.union(definition({"limited": true}, with_limits({"restricted": false})), {"fields": [{
		"types": ["string"], "in": "body", "format": "uri", "phrase": "callback_url", "tail": ["url"], "terms": [], "holders": [], "described_as": [], "in_url": false,
	}]})
	count(pattern_removed.deny) == 0 with input as definition(with_limits({}), with_limits({"restricted": false, "types": ["string", "object"]}))
	count(pattern_removed.deny) == 0 with input as definition({"listed": true}, with_limits({"restricted": false}))
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
