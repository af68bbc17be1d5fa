package sealint.change.classification_removed_test

import data.sealint.change.classification_removed

test_removed if {
	classification_removed.deny == {{
		"message": "x was confidential, and nothing says so any more",
		"at": [],
		"related": [{"ref": ["before", "x-data-classification"], "message": "before"}],
	}} with input as field({"classification": "confidential"}, {})
}

test_kept if {
	count(classification_removed.deny) == 0 with input as field({"classification": "confidential"}, {"classification": "public"})
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
