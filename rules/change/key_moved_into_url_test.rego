package sealint.change.key_moved_into_url_test

import data.sealint.change.key_moved_into_url

test_moved if {
	key_moved_into_url.deny == {{
		"message": "the API key \"key\" moved from the header into the URL, where logs keep it",
		"at": ["in"],
		"related": [{"ref": ["before", "in"], "message": "before"}],
	}} with input as scheme({})
}

test_unused if {
	count(key_moved_into_url.deny) == 0 with input as scheme({"after": {"operations": 0}})
}

test_out_of_the_url if {
	count(key_moved_into_url.deny) == 0 with input as scheme({"after": {"in": "cookie"}})
	count(key_moved_into_url.deny) == 0 with input as scheme({"before": {"in": "query"}})
}

scheme(overrides) := object.union(
	{"before": {"credential": "api-key", "in": "header"}, "after": {"name": "key", "credential": "api-key", "in": "query", "operations": 2}},
	overrides,
)
