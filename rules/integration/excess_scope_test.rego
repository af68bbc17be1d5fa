package sealint.integration.excess_scope_test

import data.sealint.integration.excess_scope

test_excess if {
	excess_scope.deny == {{
		"message": "scope \"pets:write\" is requested, but none of the 2 used operations needs it",
		"at": ["spec", "identity", "scopes", 1],
		"related": [
			{"ref": ["contract", "used", 0, "security"], "message": "GET /pets needs pets:read"},
			{"ref": ["contract", "used", 1, "security"], "message": "GET /health needs no scope"},
		],
	}} with input as joined({})
}

test_needed if {
	count(excess_scope.deny) == 0 with input as joined({"requested": [{"scope": "pets:read", "declared": true, "needed": true}]})
}

test_undeclared_is_another_finding if {
	count(excess_scope.deny) == 0 with input as joined({"requested": [{"scope": "x", "declared": false, "needed": false}]})
}

test_scopes_not_known if {
	count(excess_scope.deny) == 1 with input as joined({
		"scopes_known": false,
		"requested": [{"scope": "x", "declared": false, "needed": false}],
	})
}

test_unknown_operations_may_need_it if {
	count(excess_scope.deny) == 0 with input as joined({"undefined": [{"at": [], "name": "flyPet", "suggestion": ""}]})
}

# The provider calls the webhook, so it does not count.
test_webhooks_are_not_counted if {
	webhook := {"name": "POST shipped", "demands": "", "accepts": []}
	operation := {"name": "GET /pets", "demands": "pets:read", "accepts": ["oauth2"]}
	excess_scope.deny == {{
		"message": "scope \"pets:write\" is requested, but the only used operation does not need it",
		"at": ["spec", "identity", "scopes", 1],
		"related": [{"ref": ["contract", "used", 1, "security"], "message": "GET /pets needs pets:read"}],
	}} with input as joined({"used": [webhook, operation], "called": [1]})
	count(excess_scope.deny) == 0 with input as joined({"used": [webhook], "called": []})
}

test_five_operations_are_shown if {
	used := [{"name": "GET /pets", "demands": "pets:read", "accepts": ["oauth2"]} | some _ in numbers.range(1, 7)]
	some finding in excess_scope.deny with input as joined({"used": used, "called": numbers.range(0, 6)})
	finding.message == "scope \"pets:write\" is requested, but none of the 7 used operations needs it"
	count(finding.related) == 5
}

# The field violates the schema, which is another finding.
test_misstated_scope_is_reported_once if {
	count(excess_scope.deny) == 0 with input as joined({
		"scopes_known": false,
		"requested": [{"scope": "", "declared": false, "needed": false}],
	})
}

test_operations_that_cannot_be_read_may_need_it if {
	count(excess_scope.deny) == 0 with input as joined({"operations_unread": true})
}

test_no_contract if {
	count(excess_scope.deny) == 0 with input as {"spec": {}}
}

joined(overrides) := {"contract": object.union(
	{
		"scopes_known": true,
		"called": [0, 1],
		"undefined": [],
		"used": [
			{"name": "GET /pets", "demands": "pets:read", "accepts": ["oauth2"]},
			{"name": "GET /health", "demands": "no scope", "accepts": ["no credential"]},
		],
		"requested": [
			{"scope": "pets:read", "declared": true, "needed": true},
			{"scope": "pets:write", "declared": true, "needed": false},
		],
	},
	overrides,
)}
