package sealint.integration.static_key_test

import data.sealint.integration.static_key

test_none if {
	static_key.deny == {{
		"message": "ledger authenticates by none: anybody can call in its name",
		"at": ["spec", "identity", "method"],
	}} with input as integration({"method": "none"})
}

test_password if {
	static_key.deny == {{
		"message": "ledger authenticates by basic: a password, sent with every request, without an approved exception, without rotation",
		"at": ["spec", "identity", "method"],
	}} with input as object.union(integration({"method": "basic"}), {"absent": [
		"spec.identity.credential.rotation",
		"spec.identity.elevated",
		"spec.identity.elevated.excepts",
	]})
}

test_other_methods if {
	every method in ["oauth2", "oidc", "mtls", "workload-identity"] {
		count(static_key.deny) == 0 with input as integration({"method": method})
	}
}

test_nothing_stated if {
	static_key.deny == {{
		"message": "ledger does not state how it authenticates",
		"at": ["spec", "identity", "method"],
	}} with input as {"metadata": {"name": "ledger"}, "spec": {}, "absent": ["spec.identity", "spec.identity.method"]}
}

test_no_name if {
	static_key.deny == {{
		"message": "the integration does not state how it authenticates",
		"at": ["spec", "identity", "method"],
	}} with input as {"metadata": {"name": ""}, "spec": {}, "absent": ["metadata.name", "spec.identity.method"]}
}

# A field that is neither stated nor absent violates the schema, which is another finding.
test_misstated_method_is_reported_once if {
	count(static_key.deny) == 0 with input as {"metadata": {"name": "ledger"}, "spec": {}, "absent": []}
}

# If no called operation requires a credential, none is needed.
test_nothing_wants_a_credential if {
	public := {"contract": {"used": [{"open": true}, {"open": true}]}}
	count(static_key.deny) == 0 with input as object.union(integration({"method": "none"}), public)
	count(static_key.deny) == 0 with input as object.union_n([integration({}), public, {"absent": ["spec.identity.method"]}])
	unexcepted := object.union_n([integration({"method": "basic"}), public, {"absent": ["spec.identity.elevated"]}])
	count(static_key.deny) == 1 with input as unexcepted
	count(static_key.deny) == 1 with input as object.union(integration({"method": "none"}), {"contract": {"used": [{"open": true}, {"open": false}]}})
	count(static_key.deny) == 1 with input as object.union(integration({"method": "none"}), {"contract": {"used": []}})
}

# The exception still holds on the day of its expiry.
test_excepted_until_the_exception_expires if {
	count(static_key.deny) == 0 with input as excepted with data.sealint.today as "2026-06-30"
	static_key.deny == {{
		"message": "ledger authenticates by api-key: a static key, whose exception ended 1 day ago, on 2026-06-30",
		"at": ["spec", "identity", "method"],
	}} with input as excepted with data.sealint.today as "2026-07-01"
	some finding in static_key.deny with input as excepted with data.sealint.today as "2026-07-02"
	endswith(finding.message, "ended 2 days ago, on 2026-06-30")
}

test_exception_needs_rotation if {
	some long in static_key.deny with input as object.union(excepted, {
		"rotation_seconds": 7776001,
		"spec": {"identity": {"credential": {"rotation": "91d"}}},
	})
		with data.sealint.today as "2026-01-01"
	long.message == "ledger authenticates by api-key: a static key, rotated every 91d, where 90 days are allowed"
	some none in static_key.deny with input as json.patch(excepted, [
		{"op": "remove", "path": "rotation_seconds"},
		{"op": "add", "path": "absent/-", "value": "spec.identity.credential.rotation"},
	])
		with data.sealint.today as "2026-01-01"
	none.message == "ledger authenticates by api-key: a static key, without rotation"
}

# A rotation that violates the schema is another finding.
test_misstated_rotation if {
	count(static_key.deny) == 0 with input as json.remove(excepted, ["rotation_seconds"])
		with data.sealint.today as "2026-01-01"
}

test_exception_needs_an_approval if {
	every field, words in {
		"reason": "whose exception does not say why",
		"approvedBy": "whose exception does not say who approved it",
		"expires": "whose exception does not say when it ends",
	} {
		some finding in static_key.deny with input as json.patch(excepted, [
			{"op": "remove", "path": sprintf("spec/identity/elevated/%s", [field])},
			{"op": "add", "path": "absent/-", "value": sprintf("spec.identity.elevated.%s", [field])},
		])
			with data.sealint.today as "2026-01-01"
		endswith(finding.message, words)
	}
}

test_no_exception if {
	static_key.deny == {{
		"message": "ledger authenticates by api-key: a static key, without an approved exception, without rotation",
		"at": ["spec", "identity", "method"],
	}} with input as object.union(integration({"method": "api-key"}), {"absent": [
		"spec.identity.credential",
		"spec.identity.credential.rotation",
		"spec.identity.elevated",
		"spec.identity.elevated.expires",
	]})
}

# An exception covers what is rotated, whether it is a key or a password. Without any credential there is nothing to rotate.
test_what_an_exception_covers if {
	count(static_key.deny) == 0 with input as object.union(excepted, {"spec": {"identity": {"method": "basic"}}})
		with data.sealint.today as "2026-01-01"
	count(static_key.deny) == 1 with input as object.union(excepted, {"spec": {"identity": {"method": "none"}}})
		with data.sealint.today as "2026-01-01"
}

test_exception_for_something_else if {
	some finding in static_key.deny with input as object.union(excepted, {
		"spec": {"identity": {"elevated": {"excepts": ["broad-scope"], "noAlternative": "keys only"}}},
		"absent": [],
	})
		with data.sealint.today as "2026-01-01"
	finding.message == "ledger authenticates by api-key: a static key, whose exception does not name static-key"
}

excepted := object.union(
	integration({"method": "api-key", "elevated": {"reason": "legacy", "approvedBy": "security", "expires": "2026-06-30"}}),
	{"rotation_seconds": 7776000},
)

integration(identity) := {"metadata": {"name": "ledger"}, "spec": {"identity": identity}, "absent": ["spec.identity.elevated.excepts"]}
