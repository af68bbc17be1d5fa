package sealint.change.secret_returned_test

import data.sealint.change.secret_returned

test_added if {
	secret_returned.deny == {{"message": "x, which is a secret by its name, is now sent back", "at": [], "related": []}} with input as received(added({"field": {"tail": ["password"]}}))
}

test_no_longer_write_only if {
	some finding in secret_returned.deny with input as received(field({"write_only": true}, {"field": {"tail": ["password"]}}))
	finding.related == [{"ref": ["before", "writeOnly"], "message": "before"}]
}

test_other_name if {
	count(secret_returned.deny) == 0 with input as received(added({"field": {"tail": ["at", "changed_at"]}}))
}

test_only_sent if {
	count(secret_returned.deny) == 0 with input as added({"field": {"tail": ["password"]}})
}

received(value) := object.union(value, {"direction": "response"})

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
