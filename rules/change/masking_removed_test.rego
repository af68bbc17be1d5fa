package sealint.change.masking_removed_test

import data.sealint.change.masking_removed

test_removed if {
	masking_removed.deny == {{
		"message": "x was masked, and no longer is",
		"at": ["x-masking"],
		"related": [{"ref": ["before", "x-masking"], "message": "before"}],
	}} with input as field({"masked": true}, {})
}

test_other_masking if {
	count(masking_removed.deny) == 0 with input as field({"masked": true}, {"masked": true})
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
