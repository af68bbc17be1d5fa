package sealint.openapi.static_key_in_url_test

import data.sealint.openapi.static_key_in_url

test_key_in_query if {
	static_key_in_url.deny == {{
		"message": "API key \"key\" is sent in the query parameter \"X-Key\" of 3 operation(s)",
		"at": ["in"],
	}} with input as scheme({"in": "query"})
}

test_key_in_query_beside_another_scheme if {
	count(static_key_in_url.deny) == 1 with input as scheme({"in": "query", "operations_alone": 0})
}

test_key_in_header if {
	count(static_key_in_url.deny) == 0 with input as scheme({})
}

test_key_in_query_not_used if {
	count(static_key_in_url.deny) == 0 with input as scheme({"in": "query", "operations": 0})
}

scheme(overrides) := object.union(
	{
		"name": "key",
		"credential": "api-key",
		"in": "header",
		"parameter_name": "X-Key",
		"operations": 3,
		"operations_alone": 2,
		"endpoints": [],
	},
	overrides,
)
