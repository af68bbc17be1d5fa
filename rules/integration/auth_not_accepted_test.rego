package sealint.integration.auth_not_accepted_test

import data.sealint.integration.auth_not_accepted

at := ["spec", "identity", "method"]

test_not_accepted if {
	auth_not_accepted.deny == {{
		"message": "oauth2 is not accepted by 2 of 3 used operations: POST /entries accepts api-key, GET /x accepts api-key or basic",
		"at": at,
		"related": [
			{"ref": ["contract", "used", 1, "security"], "message": "POST /entries accepts api-key"},
			{"ref": ["contract", "used", 2, "security"], "message": "GET /x accepts api-key or basic"},
		],
	}} with input as caller("oauth2", [
		operation("GET /entries", ["oauth2"], true),
		operation("POST /entries", ["api-key"], false),
		operation("GET /x", ["api-key", "basic"], false),
	])
}

test_more_than_three if {
	five := [operation("GET /a", ["api-key"], false) | some _ in numbers.range(1, 5)]
	some finding in auth_not_accepted.deny with input as caller("oauth2", five)
	count(finding.related) == 5
	finding.message == concat("", [
		"oauth2 is not accepted by 5 of 5 used operations: ",
		"GET /a accepts api-key, GET /a accepts api-key, GET /a accepts api-key and 2 more",
	])
}

test_many if {
	many := [operation("GET /a", ["api-key"], false) | some _ in numbers.range(1, 50)]
	some finding in auth_not_accepted.deny with input as caller("oauth2", many)
	count(finding.related) == 20
}

test_no_credential if {
	some finding in auth_not_accepted.deny with input as caller("none", [operation("GET /a", ["oauth2"], false)])
	finding.message == "a caller without a credential is not accepted by 1 of 1 used operations: GET /a accepts oauth2"
}

test_accepted if {
	every method in ["oauth2", "oidc", "mtls", "workload-identity", "api-key", "basic", "none"] {
		count(auth_not_accepted.deny) == 0 with input as caller(method, [operation("GET /a", ["oauth2", "api-key"], true)])
	}
}

# The provider calls the webhook, so it does not count.
test_webhooks_are_not_counted if {
	webhook := {"name": "POST shipped", "accepts": [], "accepted": true, "static_only": false}
	some finding in auth_not_accepted.deny with input as caller("mtls", [webhook, operation("GET /a", ["oauth2"], false)])
	finding.message == "mtls is not accepted by 1 of 1 used operations: GET /a accepts oauth2"
	count(auth_not_accepted.deny) == 1 with input as caller("basic", [webhook, static("GET /a")])
	count(auth_not_accepted.deny) == 0 with input as caller("basic", [webhook])
}

test_nothing_but_keys if {
	auth_not_accepted.deny == {{
		"message": "the contract accepts only static keys: GET /a accepts api-key, GET /b accepts api-key",
		"at": at,
		"related": [
			{"ref": ["contract", "used", 0, "security"], "message": "GET /a accepts api-key"},
			{"ref": ["contract", "used", 1, "security"], "message": "GET /b accepts api-key"},
		],
	}} with input as caller("api-key", [static("GET /a"), static("GET /b")])
}

test_a_better_way if {
	every method in ["api-key", "basic"] {
		count(auth_not_accepted.deny) == 0 with input as caller(method, [static("GET /a"), operation("GET /b", ["oauth2", "api-key"], true)])
	}
}

test_method_not_stated if {
	unstated := {"absent": ["spec.identity.method"], "spec": {}, "contract": contract([static("GET /a")])}
	some finding in auth_not_accepted.deny with input as unstated
	finding.message == "the contract accepts only static keys: GET /a accepts api-key"
}

# A field that is neither stated nor absent violates the schema, which is another finding.
test_misstated_method_is_reported_once if {
	count(auth_not_accepted.deny) == 0 with input as {"absent": [], "spec": {}, "contract": contract([static("GET /a")])}
}

# If some operation refuses the method, only that is reported.
test_refused_and_nothing_but_keys if {
	refusing := object.union(static("GET /b"), {"accepts": ["basic"], "accepted": false})
	messages := {finding.message | some finding in auth_not_accepted.deny} with input as caller("api-key", [static("GET /a"), refusing])
	messages == {"api-key is not accepted by 1 of 2 used operations: GET /b accepts basic"}
}

# The exception still holds on the day of its expiry.
test_excepted_until_the_exception_expires if {
	count(auth_not_accepted.deny) == 0 with input as excepted with data.sealint.today as "2026-06-30"
	count(auth_not_accepted.deny) == 1 with input as excepted with data.sealint.today as "2026-07-01"
}

test_exception_needs_rotation if {
	count(auth_not_accepted.deny) == 1 with input as object.union(excepted, {"rotation_seconds": 7776001})
		with data.sealint.today as "2026-06-30"
	count(auth_not_accepted.deny) == 1 with input as object.remove(excepted, ["rotation_seconds"])
		with data.sealint.today as "2026-06-30"
	count(auth_not_accepted.deny) == 0 with input as object.union(excepted, {"rotation_seconds": 7776001})
		with data.sealint.today as "2026-06-30"
		with data.sealint.params as {"max_rotation_days": 91}
}

test_exception_for_passwords if {
	count(auth_not_accepted.deny) == 0 with input as object.union(excepted, {"spec": {"identity": {"method": "basic"}}})
		with data.sealint.today as "2026-06-30"
	count(auth_not_accepted.deny) == 1 with input as object.union(excepted, {"spec": {"identity": {"method": "basic"}}})
		with data.sealint.today as "2026-07-01"
}

test_no_contract if {
	count(auth_not_accepted.deny) == 0 with input as {"absent": [], "spec": {"identity": {"method": "api-key"}}}
	count(auth_not_accepted.deny) == 0 with input as caller("api-key", [])
}

# An exception needs an approval.
test_exception_without_approval if {
	count(auth_not_accepted.deny) == 1 with input as json.remove(excepted, ["spec/identity/elevated/approvedBy"])
		with data.sealint.today as "2026-06-30"
}

excepted := object.union(caller("api-key", [static("GET /a")]), {
	"rotation_seconds": 7776000,
	"spec": {"identity": {"elevated": {"reason": "legacy", "approvedBy": "security", "expires": "2026-06-30"}}},
})

caller(method, used) := {
	"absent": ["spec.identity.elevated.excepts"],
	"spec": {"identity": {"method": method}},
	"contract": contract(used),
}

# The numbers come from the join.
contract(used) := {
	"used": used,
	"called": called,
	"refused": [i | some i, row in used; not row.accepted],
	"static_only": count([i | some i in called; used[i].static_only]) == max([1, count(called)]),
} if {
	called := [i | some i, row in used; count(row.accepts) > 0]
}

operation(name, accepts, accepted) := {"name": name, "accepts": accepts, "accepted": accepted, "static_only": false}

static(name) := {"name": name, "accepts": ["api-key"], "accepted": true, "static_only": true}
