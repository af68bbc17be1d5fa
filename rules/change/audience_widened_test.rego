package sealint.change.audience_widened_test

import data.sealint.change.audience_widened

test_wider if {
	audience_widened.deny == {{
		"message": "the API was for internal callers; now it is for public ones",
		"at": ["info", "x-audience"],
		"related": [{"ref": ["before", "info", "x-audience"], "message": "before"}],
	}} with input as contract("internal", "public")
}

test_narrower if {
	count(audience_widened.deny) == 0 with input as contract("public", "partner")
}

test_unknown if {
	count(audience_widened.deny) == 0 with input as contract("", "public")
	count(audience_widened.deny) == 0 with input as contract("everybody", "public")
}

contract(before, after) := {"before": {"audience": before}, "after": {"audience": after}}
