package sealint.integration.broader_than_needed_test

import data.sealint.integration.broader_than_needed

test_broader if {
	broader_than_needed.deny == {{
		"message": "scope \"repo\" is requested, which also opens 2 operations that are not used; \"repo:read\" is enough for GET /a",
		"at": ["spec", "identity", "scopes", 1],
		"related": [{"ref": ["contract", "used", 0, "security"], "message": "GET /a needs repo, or repo:read"}],
	}} with input as joined({"requested": [least, object.union(least, {"scope": "repo", "narrower": ["repo:read"], "closes": 2, "opens_for": [0]})]})
}

test_one_operation if {
	some finding in broader_than_needed.deny with input as joined({"requested": [object.union(least, {"narrower": ["p", "q"], "closes": 1, "opens_for": [0]})]})
	finding.message == "scope \"x\" is requested, which also opens 1 operation that is not used; \"p\" and \"q\" are enough for GET /a"
}

test_by_name if {
	some finding in broader_than_needed.deny with input as joined({"requested": [object.union(least, {"scope": "admin", "narrower": ["p"], "closes": 0, "opens_for": [0]})]})
	finding.message == "scope \"admin\" is requested, which is broader than needed by its name; \"p\" is enough for GET /a"
}

test_least if {
	count(broader_than_needed.deny) == 0 with input as joined({"requested": [least]})
}

test_unknown_operations_may_need_it if {
	broad := [object.union(least, {"narrower": ["p"], "closes": 1, "opens_for": [0]})]
	count(broader_than_needed.deny) == 0 with input as joined({"requested": broad, "undefined": [{"at": [], "name": "x", "suggestion": ""}]})
	count(broader_than_needed.deny) == 0 with input as joined({"requested": broad, "operations_unread": true})
}

test_no_contract if {
	count(broader_than_needed.deny) == 0 with input as {"spec": {}}
}

least := {"scope": "x", "narrower": [], "closes": 0, "opens_for": []}

joined(overrides) := {"contract": object.union(
	{"undefined": [], "operations_unread": false, "used": [{"name": "GET /a", "demands": "repo, or repo:read"}]},
	overrides,
)}
