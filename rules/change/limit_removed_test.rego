package sealint.change.limit_removed_test

import data.sealint.change.limit_removed

test_text if {
	limit_removed.deny == {{
		"message": "note was at most 100 characters long, and now has no limit",
		"at": [],
		"related": [{"ref": ["before", "maxLength"], "message": "before"}],
	}} with input as definition(with_limits({"max_length": 100}), with_limits({"bounded_string": false}))
}

test_text_of_a_fixed_form if {
	some finding in limit_removed.deny with input as definition(with_limits({"format": "date"}), with_limits({"bounded_string": false}))
	finding.message == "note was at most its form allows long, and now has no limit"
}

test_array if {
	some finding in limit_removed.deny with input as definition(with_limits({"max_items": 50}), with_limits({"bounded_array": false}))
	finding.message == "note had at most 50 items, and now has no limit"
	some other in limit_removed.deny with input as definition(with_limits({}), with_limits({"bounded_array": false}))
	other.message == "note had at most a limited number of items, and now has no limit"
}

test_number if {
	limit_removed.deny == {{
		"message": "note had a smallest and a largest value, and now has no maximum",
		"at": [],
		"related": [{"ref": ["before", "maximum"], "message": "before"}],
	}} with input as definition(with_limits({"minimum": 1, "maximum": 9}), with_limits({"minimum": 1, "bounded_number": false}))
	some finding in limit_removed.deny with input as definition(with_limits({"minimum": 1, "maximum": 9}), with_limits({"maximum": 9, "bounded_number": false}))
	finding.message == "note had a smallest and a largest value, and now has no minimum"
}

test_number_with_one_end if {
	one_end := {"minimum": 0, "bounded_number": false}
	limit_removed.deny == {{
		"message": "note was at least 0, and now has no minimum",
		"at": [],
		"related": [{"ref": ["before", "minimum"], "message": "before"}],
	}} with input as definition(with_limits(one_end), with_limits({"bounded_number": false}))
	some finding in limit_removed.deny with input as definition(with_limits({"maximum": 9, "bounded_number": false}), with_limits(one_end))
	finding.message == "note was at most 9, and now has no maximum"
	every after in [one_end, {"minimum": -5, "bounded_number": false}, {"bounded_number": true}] {
		count(limit_removed.deny) == 0 with input as definition(with_limits(one_end), with_limits(after))
	}
	page_size := object.union(definition(with_limits(one_end), with_limits({"bounded_number": false})), {"page_size": true})
	count(limit_removed.deny) == 0 with input as page_size
}

test_map if {
	limit_removed.deny == {{
		"message": "note had at most 10 members, and now has no limit",
		"at": [],
		"related": [{"ref": ["before", "maxProperties"], "message": "before"}],
	}} with input as definition(with_limits({"max_properties": 10}), object.union(with_limits({}), {"unknown_fields": "map"}))
}

test_told_by_another_rule if {
	every overrides in [{"page_size": true}, {"direction": "response"}] {
		count(limit_removed.deny) == 0 with input as object.union(definition(with_limits({}), with_limits({"bounded_number": false})), overrides)
	}
	count(limit_removed.deny) == 0 with input as definition(with_limits({}), object.union(with_limits({"bounded_string": false}), {"upload": true}))
	count(limit_removed.deny) == 0 with input as definition(with_limits({}), with_limits({"bounded_string": false, "types": []}))
	count(limit_removed.deny) == 0 with input as definition(with_limits({}), with_limits({"bounded_string": false, "restricted": false}))
	count(limit_removed.deny) == 0 with input as definition({"listed": true}, with_limits({"bounded_string": false, "restricted": false}))
}

test_limited_in_another_way if {
	count(limit_removed.deny) == 0 with input as definition(with_limits({"max_length": 100}), with_limits({"format": "uuid"}))
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
