package sealint.change.url_input_unlimited_test

import data.sealint.change.url_input_unlimited

test_pattern_removed if {
	url_input_unlimited.deny == {{
		"message": "note was limited, and may now be any address",
		"at": [],
		"related": [{"ref": ["before"], "message": "before"}],
	}} with input as object.union(definition({"limited": true}, {}), {"fields": [url]})
}

test_added if {
	url_input_unlimited.deny == {{"message": "x is new, and may be any address", "at": []}} with input as added({"field": url})
	count(url_input_unlimited.deny) == 0 with input as added({"field": object.union(url, {"limited": true})})
}

test_other_field if {
	count(url_input_unlimited.deny) == 0 with input as definition({"limited": true}, {})
}

test_callback if {
	count(url_input_unlimited.deny) == 0 with input as object.union(definition({"limited": true}, {}), {"fields": [url], "destination": true})
}

url := {
	"name": "x", "types": ["string"], "in": "body", "format": "uri", "phrase": "callback_url", "tail": ["url"], "terms": [], "holders": [],
	"described_as": [], "in_url": false, "limited": false,
}

added(after) := {"status": "added", "direction": "request", "name": "x", "fields": [], "after": after}

definition(before, after) := {
	"status": "modified", "direction": "request", "name": "note", "fields": [], "page_size": false, "destination": false,
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
