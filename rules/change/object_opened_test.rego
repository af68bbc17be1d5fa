package sealint.change.object_opened_test

import data.sealint.change.object_opened

test_opened if {
	object_opened.deny == {{
		"message": "note rejected unknown fields, and now takes any",
		"at": [],
		"related": [{"ref": ["before"], "message": "before"}],
	}} with input as definition({"unknown_fields": "rejected"}, {"unknown_fields": "accepted"})
}

test_map if {
	count(object_opened.deny) == 1 with input as definition({"unknown_fields": "rejected"}, {"unknown_fields": "map"})
}

test_closed_in_another_way if {
	count(object_opened.deny) == 0 with input as definition({"unknown_fields": "rejected"}, {"unknown_fields": "rejected"})
}

test_response if {
	count(object_opened.deny) == 0 with input as object.union(definition({"unknown_fields": "rejected"}, {"unknown_fields": "accepted"}), {"direction": "response"})
}

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
