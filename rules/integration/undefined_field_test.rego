package sealint.integration.undefined_field_test

import data.sealint.integration.undefined_field

test_absent if {
	undefined_field.deny == {
		{"message": "no used operation has the field /ibn, did you mean /iban?", "at": ["spec", "data", "fields", 0, "path"]},
		{"message": "no used operation has the field /x", "at": ["spec", "data", "fields", 2, "path"]},
	} with input as joined({})
}

test_operations_that_are_not_known_may_have_it if {
	count(undefined_field.deny) == 0 with input as joined({"operations_unread": true})
	count(undefined_field.deny) == 0 with input as joined({"undefined": [{"name": "x"}]})
}

joined(overrides) := {"contract": object.union(
	{
		"operations_unread": false, "undefined": [],
		"fields": [
			{"path": "/ibn", "state": "absent", "suggestion": "/iban"},
			{"path": "/iban", "state": "declared", "suggestion": ""},
			{"path": "/x", "state": "absent", "suggestion": ""},
			{"path": "/y", "state": "unknown", "suggestion": ""},
		],
	},
	overrides,
)}
