package sealint.change.enum_widened_test

import data.sealint.change.enum_widened

test_role if {
	enum_widened.deny == {{
		"message": "note may now also be admin",
		"at": ["enum"],
		"related": [{"ref": ["before", "enum"], "message": "before"}],
	}} with input as lists("role", ["user"], ["admin", "user"])
}

test_currency if {
	count(enum_widened.deny) == 0 with input as lists("currency", ["EUR"], ["EUR", "USD"])
}

test_other_type if {
	count(enum_widened.deny) == 0 with input as lists("type", ["ping"], ["ping", "update"])
	count(enum_widened.deny) == 1 with input as lists("user_type", ["guest"], ["guest", "admin"])
}

test_narrowed if {
	count(enum_widened.deny) == 0 with input as lists("role", ["admin", "user"], ["user"])
}

test_scope_that_is_declared if {
	declared := {"scopes": ["pets:read"]}
	count(enum_widened.deny) == 0 with input as object.union(lists("scope", ["a"], ["a", "pets:read"]), declared)
	count(enum_widened.deny) == 1 with input as object.union(lists("scope", ["a"], ["a", "b", "pets:read"]), declared)
	count(enum_widened.deny) == 1 with input as object.union(lists("role", ["a"], ["a", "pets:read"]), declared)
}

lists(term, before, after) := object.union(definition({"listed": true, "enum": before}, {"listed": true, "enum": after}), {"fields": [{"name": term, "tail": [term]}]})

definition(before, after) := {
	"status": "modified", "direction": "request", "name": "note", "fields": [], "scopes": [], "page_size": false, "destination": false,
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
