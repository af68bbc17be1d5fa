package sealint.openapi.static_key_test

import data.sealint.openapi.static_key

test_key_alone if {
	static_key.deny == {{
		"message": "2 operation(s) accept API key \"key\" as the only credential",
		"at": ["type"],
	}} with input as scheme({})
}

# A second API key adds nothing to the first.
test_key_beside_another_key if {
	static_key.deny == {{
		"message": "2 operation(s) accept nothing but static keys as credentials: the API keys \"app\", \"key\"",
		"at": ["type"],
		"decision": "app\nkey",
	}} with input as scheme({"alone_with": ["app"]})
}

test_key_beside_other_keys if {
	static_key.deny == {{
		"message": "2 operation(s) accept nothing but static keys as credentials: the API keys \"app\", \"key\", \"tenant\"",
		"at": ["type"],
		"decision": "app\nkey\ntenant",
	}} with input as scheme({"alone_with": ["app", "tenant"]})
}

test_key_beside_more_keys_than_are_listed if {
	others := [sprintf("k%03d", [n]) | some n in numbers.range(1, 100)]
	some finding in static_key.deny with input as scheme({"alone_with": others})
	endswith(finding.message, `"k099", "k100", "key" (at most 100 others are listed)`)
}

# Both credentials together are stronger than the key alone: [{key: [], mtls: []}].
test_key_together_with_another_scheme if {
	count(static_key.deny) == 0 with input as scheme({"operations_alone": 0})
}

test_declared_but_not_used if {
	count(static_key.deny) == 0 with input as scheme({"operations": 0, "operations_alone": 0})
}

test_other_credential if {
	count(static_key.deny) == 0 with input as scheme({"credential": "signature"})
	count(static_key.deny) == 0 with input as scheme({"credential": "oauth2"})
}

scheme(overrides) := object.union(
	{
		"name": "key",
		"credential": "api-key",
		"in": "header",
		"parameter_name": "X-Key",
		"operations": 3,
		"operations_alone": 2,
		"alone_with": [],
		"endpoints": [],
	},
	overrides,
)
