package sealint.change.classification_lowered_test

import data.sealint.change.classification_lowered

test_lowered if {
	classification_lowered.deny == {{
		"message": "x was restricted, and is internal",
		"at": ["x-data-classification"],
		"related": [{"ref": ["before", "x-data-classification"], "message": "before"}],
	}} with input as field({"classification": "restricted"}, {"classification": "internal"})
}

test_raised if {
	count(classification_lowered.deny) == 0 with input as field({"classification": "internal"}, {"classification": "restricted"})
}

test_unknown if {
	count(classification_lowered.deny) == 0 with input as field({"classification": "restricted"}, {})
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
