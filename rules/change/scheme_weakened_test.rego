package sealint.change.scheme_weakened_test

import data.sealint.change.scheme_weakened

test_weaker if {
	scheme_weakened.deny == {{
		"message": "the scheme \"oauth\" was oauth2; now it is basic",
		"at": ["type"],
		"related": [{"ref": ["before", "type"], "message": "before"}],
	}} with input as scheme({})
}

test_not_weaker if {
	count(scheme_weakened.deny) == 0 with input as scheme({"weaker": false})
}

test_not_demanded if {
	count(scheme_weakened.deny) == 0 with input as scheme({"after": {"demanded": false}})
}

test_key_that_moved if {
	count(scheme_weakened.deny) == 0 with input as scheme({"before": {"credential": "api-key"}, "after": {"credential": "api-key"}})
}

scheme(overrides) := object.union(
	{"weaker": true, "before": {"credential": "oauth2"}, "after": {"name": "oauth", "credential": "basic", "demanded": true}},
	overrides,
)
