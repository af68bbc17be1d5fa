package sealint.change.response_opened_test

import data.sealint.change.response_opened

test_opened if {
	response_opened.deny == {{
		"message": "note may now hold fields that nobody described",
		"at": [],
		"related": [{"ref": ["before"], "message": "before"}],
	}} with input as object.union(opened, {"direction": "response"})
}

test_request if {
	count(response_opened.deny) == 0 with input as opened
}

opened := definition({"unknown_fields": "rejected"}, {"unknown_fields": "accepted"})

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
