package sealint.change.server_set_field_accepted_test

import data.sealint.change.server_set_field_accepted

test_role if {
	server_set_field_accepted.deny == {{"message": "callers may now set x, which only the server should set", "at": []}} with input as named("role", {})
}

test_administrator if {
	count(server_set_field_accepted.deny) == 1 with input as named("is_admin", {"body": false})
}

test_record if {
	count(server_set_field_accepted.deny) == 1 with input as named("created_at", {"shared": true})
	count(server_set_field_accepted.deny) == 0 with input as named("created_at", {})
}

test_read_only if {
	count(server_set_field_accepted.deny) == 0 with input as added({"read_only": true, "field": {"phrase": "role"}})
}

test_role_of_something_inside if {
	count(server_set_field_accepted.deny) == 0 with input as named("role", {"body": false})
}

test_meant if {
	count(server_set_field_accepted.deny) == 0 with input as named("role", {"operations": ["org member invite"]})
	count(server_set_field_accepted.deny) == 0 with input as named("role", {"operations": ["account role"]})
	count(server_set_field_accepted.deny) == 1 with input as named("role", {"operations": ["account role", "register"]})
}

test_other_name if {
	count(server_set_field_accepted.deny) == 0 with input as named("nickname", {})
}

named(phrase, overrides) := added({"field": object.union({"phrase": phrase}, overrides)})

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
