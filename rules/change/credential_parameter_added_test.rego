package sealint.change.credential_parameter_added_test

import data.sealint.change.credential_parameter_added

test_key if {
	credential_parameter_added.deny == {{"message": "new query parameter x carries a credential", "at": ["name"]}} with input as parameter({"tail": ["key", "api_key"]})
	count(credential_parameter_added.deny) == 1 with input as parameter({"phrase": "token"})
}

test_page_token if {
	count(credential_parameter_added.deny) == 0 with input as parameter({"phrase": "page_token", "tail": ["token", "page_token"]})
	count(credential_parameter_added.deny) == 0 with input as parameter({"phrase": "token", "described_as": ["page-token"]})
}

test_harmless if {
	count(credential_parameter_added.deny) == 0 with input as parameter({"tail": ["secret"], "terms": ["name"]})
	count(credential_parameter_added.deny) == 0 with input as parameter({"tail": ["session_id"], "in": "path"})
	count(credential_parameter_added.deny) == 0 with input as parameter({"tail": ["session_id"], "with_token": true})
}

test_existed if {
	count(credential_parameter_added.deny) == 0 with input as object.union(parameter({"phrase": "token"}), {"status": "modified"})
}

parameter(overrides) := added({"field": object.union({"kind": "parameter", "in": "query"}, overrides)})

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
