package sealint.integration.unstated_scopes_test

import data.sealint.integration.unstated_scopes

test_unstated if {
	unstated_scopes.deny == {{
		"message": `the manifest states no requested scope, but POST /a needs "a:write"; in all, 2 used operations need scopes`,
		"at": ["spec", "identity", "scopes"],
		"related": [
			{"ref": ["contract", "used", 1, "security"], "message": "POST /a requires a:write"},
			{"ref": ["contract", "used", 2, "security"], "message": "GET /a requires a:read"},
		],
	}} with input as client({})
}

test_one_operation if {
	some finding in unstated_scopes.deny with input as client({"contract": {"called": [2]}})
	finding.message == `the manifest states no requested scope, but GET /a needs "a:read"`
}

# An empty list says no more than none.
test_empty if count(unstated_scopes.deny) == 1 with input as client({"spec": {"identity": {"scopes": []}}})

test_other if {
	every other in [
		{"spec": {"identity": {"scopes": ["a:read"]}}},
		{"spec": {"identity": {"method": "api-key"}}},
		{"contract": {"called": [0]}},
		{"violations": [{"at": ["spec", "identity", "scopes"]}]},
	] {
		count(unstated_scopes.deny) == 0 with input as client(other)
	}
}

client(changes) := object.union(
	{"spec": {"identity": {"method": "oauth2"}}, "violations": [], "contract": {"called": [0, 1, 2], "used": [
		{"name": "GET /open", "missing": []},
		{"name": "POST /a", "missing": ["a:write"]},
		{"name": "GET /a", "missing": ["a:read"]},
	]}},
	changes,
)
