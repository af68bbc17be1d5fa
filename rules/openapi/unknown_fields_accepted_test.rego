package sealint.openapi.unknown_fields_accepted_test

import data.sealint.openapi.unknown_fields_accepted

test_open_object if {
	unknown_fields_accepted.deny == {{
		"message": "request object accepts unknown fields: additionalProperties is not false",
		"at": ["additionalProperties"],
	}} with input as schema({})
}

test_free_form_object if {
	unknown_fields_accepted.deny == {{
		"message": "request object accepts unknown fields: it declares no properties, and additionalProperties is not false",
		"at": ["additionalProperties"],
	}} with input as schema({"properties": 0})
}

test_open_composition if {
	unknown_fields_accepted.deny == {{
		"message": "request object accepts unknown fields: the composition is not closed by unevaluatedProperties: false",
		"at": ["unevaluatedProperties"],
	}} with input as schema({"composed": true, "direction": "both"})
}

# JSON Schema 2020-12 Core §11.3: evaluated properties are not unevaluated.
test_closed_behind_a_keyword_that_takes_any if {
	unknown_fields_accepted.deny == {{
		"message": "request object accepts unknown fields: another keyword accepts any property, so unevaluatedProperties: false rejects nothing",
		"at": ["allOf", "0", "additionalProperties"],
	}} with input as schema({"composed": true, "opened_at": ["allOf", "0", "additionalProperties"]})
}

test_pattern_of_every_name if {
	unknown_fields_accepted.deny == {{
		"message": "request object accepts unknown fields: its patternProperties match every name and say nothing about the value",
		"at": ["patternProperties", ".*"],
	}} with input as schema({"opened_at": ["patternProperties", ".*"]})
}

test_closed if {
	count(unknown_fields_accepted.deny) == 0 with input as schema({"unknown_fields": "rejected"})
}

test_map_base_and_unclosable if {
	every kind in ["map", "base", "unclosable", "not-applicable"] {
		count(unknown_fields_accepted.deny) == 0 with input as schema({"unknown_fields": kind})
	}
}

test_only_output if {
	count(unknown_fields_accepted.deny) == 0 with input as schema({"direction": "response"})
}

test_not_used if {
	count(unknown_fields_accepted.deny) == 0 with input as schema({"direction": "none"})
}

test_bytes if {
	count(unknown_fields_accepted.deny) == 0 with input as schema({"gap": "bytes"})
}

# A branch of a composition must stay open: closing it would reject the other branches' members.
test_branch_of_a_composition if {
	count(unknown_fields_accepted.deny) == 0 with input as schema({"alone": false})
}

schema(overrides) := object.union(
	{
		"unknown_fields": "accepted",
		"direction": "request",
		"alone": true,
		"composed": false,
		"properties": 2,
		"opened_at": [],
		"gap": "none",
	},
	overrides,
)
