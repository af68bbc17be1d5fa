package sealint.change.limit_widened_test

import data.sealint.change.limit_widened

test_text if {
	limit_widened.deny == {{
		"message": "note could be 100 characters long, and now 100000",
		"at": ["maxLength"],
		"related": [{"ref": ["before", "maxLength"], "message": "before"}],
	}} with input as definition(with_limits({"max_length": 100}), with_limits({"max_length": 100000}))
}

test_array if {
	some finding in limit_widened.deny with input as definition(with_limits({"max_items": 0}), with_limits({"max_items": 10}))
	finding.message == "maxItems of note was 0, and is 10"
}

test_range if {
	some finding in limit_widened.deny with input as definition(with_limits({"minimum": 0, "maximum": 100}), with_limits({"minimum": 0, "maximum": 1000}))
	finding.message == "note was from 0 to 100, and is from 0 to 1000"
	finding.at == ["maximum"]
	some other in limit_widened.deny with input as definition(with_limits({"minimum": 0, "maximum": 100}), with_limits({"minimum": -1000, "maximum": 100}))
	other.at == ["minimum"]
}

test_one_end if {
	some finding in limit_widened.deny with input as definition(with_limits({"maximum": 100}), with_limits({"maximum": 1000}))
	finding.message == "note was at most 100, and is at most 1000"
	finding.at == ["maximum"]
	some other in limit_widened.deny with input as definition(with_limits({"minimum": 1}), with_limits({"minimum": -5}))
	other.message == "note was at least 1, and may be negative now"
	other.at == ["minimum"]
	count(limit_widened.deny) == 0 with input as definition(with_limits({"minimum": 1, "maximum": 100}), with_limits({"minimum": 0, "maximum": 100}))
	count(limit_widened.deny) == 0 with input as definition(with_limits({"minimum": 10}), with_limits({"minimum": 0}))
}

test_shorter_password if {
	some finding in limit_widened.deny with input as password({"min_length": 12}, {"min_length": 4})
	finding == {"message": "note had to be 12 characters long, and now only 4", "at": ["minLength"], "related": [{"ref": ["before", "minLength"], "message": "before"}]}
	some other in limit_widened.deny with input as password({"min_length": 12}, {})
	other.at == []
	count(limit_widened.deny) == 0 with input as definition({"min_length": 12}, {"min_length": 4})
}

test_a_little if {
	count(limit_widened.deny) == 0 with input as definition(with_limits({"max_length": 100}), with_limits({"max_length": 200}))
}

test_bounds_written_out if {
	count(limit_widened.deny) == 0 with input as definition(with_limits({}), with_limits({"minimum": -9223372036854775808, "maximum": 9223372036854775807}))
}

test_other_type if {
	count(limit_widened.deny) == 0 with input as definition(with_limits({"max_length": 100}), with_limits({"max_length": 100000, "types": []}))
}

password(before, after) := object.union(definition(before, after), {"fields": [{"name": "password", "category": "authentication"}]})

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
