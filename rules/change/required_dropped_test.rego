package sealint.change.required_dropped_test

import data.sealint.change.required_dropped

test_header if {
	required_dropped.deny == {{
		"message": "x need no longer be sent",
		"at": ["required"],
		"related": [{"ref": ["before", "required"], "message": "before"}],
	}} with input as field({"field": {"kind": "parameter", "required": true, "terms": ["idempotency"]}}, {"field": {"kind": "parameter"}})
}

test_password if {
	some finding in required_dropped.deny with input as field({"field": {"required": true, "category": "authentication"}}, {})
	finding.at == []
}

test_nickname if {
	count(required_dropped.deny) == 0 with input as field({"field": {"required": true, "terms": ["nickname"]}}, {})
}

test_still_required if {
	count(required_dropped.deny) == 0 with input as field({"field": {"required": true, "terms": ["nonce"]}}, {"field": {"required": true}})
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
