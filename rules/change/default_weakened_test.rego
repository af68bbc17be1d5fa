package sealint.change.default_weakened_test

import data.sealint.change.default_weakened

test_check if {
	default_weakened.deny == {{
		"message": "x is now false unless callers say otherwise",
		"at": ["default"],
		"related": [{"ref": ["before", "default"], "message": "before"}],
	}} with input as field({"default": "true"}, {"default": "false", "field": {"terms": ["mfa", "required"]}})
}

test_opening if {
	count(default_weakened.deny) == 1 with input as field({"default": "false"}, {"default": "true", "field": {"terms": ["public"]}})
}

test_stricter if {
	count(default_weakened.deny) == 0 with input as field({"default": "false"}, {"default": "true", "field": {"terms": ["mfa"]}})
}

test_page_size if {
	count(default_weakened.deny) == 0 with input as field({"default": "20"}, {"default": "50", "field": {"terms": ["limit"]}})
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
