package sealint.openapi.mass_assignment_test

import data.sealint.openapi.mass_assignment

test_server_set if {
	mass_assignment.deny == {{"message": "requests can set \"is_admin\", which only the server should set", "at": []}} with input as facts({"name": "is_admin", "phrase": "is_admin", "terms": ["admin", "is", "is_admin"], "tail": ["admin", "is_admin"], "direction": "request", "shared": false})
}

test_shared_schema if {
	mass_assignment.deny == {{"message": "requests can set \"tenant_id\": the schema is used for requests and responses, and the property is not readOnly", "at": []}} with input as facts({"name": "tenant_id", "phrase": "tenant_id", "terms": ["id", "tenant", "tenant_id"], "tail": ["id", "tenant_id"]})
}

test_role_in_a_request if {
	mass_assignment.deny == {{"message": "requests can set \"role\", which only the server should set", "at": []}} with input as facts({"name": "role", "phrase": "role", "terms": ["role"], "tail": ["role"], "shared": false, "direction": "request"})
}

test_role_of_something_inside if {
	count(mass_assignment.deny) == 0 with input as facts({"name": "role", "phrase": "role", "terms": ["role"], "tail": ["role"], "body": false})
}

test_request_schema_of_its_own if {
	count(mass_assignment.deny) == 0 with input as facts({"name": "id", "phrase": "id", "terms": ["id"], "tail": ["id"], "shared": false, "direction": "request"})
}

test_read_only if {
	count(mass_assignment.deny) == 0 with input as facts({"name": "is_admin", "phrase": "is_admin", "terms": ["admin", "is", "is_admin"], "tail": ["admin", "is_admin"], "direction": "response"})
}

test_limited_by_an_enumeration if {
	count(mass_assignment.deny) == 0 with input as facts({"name": "owner", "phrase": "owner", "terms": ["owner"], "tail": ["owner"], "limited": true})
}

test_parameter if {
	count(mass_assignment.deny) == 0 with input as facts({"name": "is_admin", "phrase": "is_admin", "terms": ["admin", "is", "is_admin"], "tail": ["admin", "is_admin"], "kind": "parameter"})
}

test_other_name if {
	count(mass_assignment.deny) == 0 with input as facts({"name": "nickname", "phrase": "nickname", "terms": ["nickname"], "tail": ["nickname"]})
}

test_identifier if {
	mass_assignment.deny == {{"message": "requests can set \"id\": the schema is used for requests and responses, and the property is not readOnly", "at": []}} with input as facts({"name": "id", "phrase": "id", "terms": ["id"], "tail": ["id"]})
}

test_identifier_of_another_object if {
	count(mass_assignment.deny) == 0 with input as facts({"name": "id", "phrase": "id", "terms": ["id"], "tail": ["id"], "body": false})
}

test_object_of_that_name if {
	count(mass_assignment.deny) == 0 with input as facts({"name": "permissions", "phrase": "permissions", "terms": ["permissions"], "tail": ["permissions"], "types": ["object"]})
}

role := {"name": "role", "phrase": "role", "terms": ["role"], "tail": ["role"], "shared": false, "direction": "request"}

test_required if {
	count(mass_assignment.deny) == 0 with input as facts(object.union(role, {"required": true}))
}

test_purpose_of_the_operation if {
	every names in ["member role", "account freeze set role", "team member", "org invite", "token", "org provision", "account provision user", ""] {
		count(mass_assignment.deny) == 0 with input as facts(object.union(role, {"operations": [names]}))
	}
}

test_other_operation if {
	count(mass_assignment.deny) == 1 with input as facts(object.union(role, {"operations": ["register create account"]}))
}

test_two_operations if {
	count(mass_assignment.deny) == 1 with input as facts(object.union(role, {"operations": ["register", "member role"]}))
}

test_word_that_every_name_has if {
	count(mass_assignment.deny) == 1 with input as facts({"name": "account_id", "phrase": "account_id", "terms": ["account", "account_id", "id"], "tail": ["account_id", "id"], "operations": ["account update"]})
}

test_copy_of_another_record if {
	count(mass_assignment.deny) == 0 with input as facts({"name": "created_at", "phrase": "created_at", "terms": ["at", "created", "created_at"], "tail": ["at", "created_at"], "operations": ["order import"]})
}

updated := {"name": "updated_at", "phrase": "updated_at", "terms": ["at", "updated", "updated_at"], "tail": ["at", "updated_at"], "body": false}

test_record_of_the_server if {
	mass_assignment.deny == {{"message": "requests can set \"updated_at\", which only the server should set", "at": []}} with input as facts(updated)
}

test_record_that_another_schema_returns if {
	count(mass_assignment.deny) == 1 with input as facts(object.union(updated, {"shared": false, "direction": "request", "returned": true}))
}

test_record_of_the_caller if {
	count(mass_assignment.deny) == 0 with input as facts(object.union(updated, {"shared": false, "direction": "request"}))
}

test_chosen_by_the_caller if {
	count(mass_assignment.deny) == 0 with input as facts({"name": "id", "phrase": "id", "terms": ["id"], "tail": ["id"], "described_as": ["chosen"]})
}

test_chosen_and_read_only if {
	count(mass_assignment.deny) == 1 with input as facts({"name": "id", "phrase": "id", "terms": ["id"], "tail": ["id"], "described_as": ["chosen", "read-only"]})
}

facts(overrides) := object.union({"kind": "property", "direction": "both", "shared": true, "returned": false, "limited": false, "body": true, "required": false, "operations": [], "described_as": [], "types": ["string"], "name": "x", "phrase": "x"}, overrides)
