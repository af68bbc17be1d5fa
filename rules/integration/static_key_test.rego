package sealint.integration.static_key_test

import data.sealint.integration.static_key

test_methods if {
	every method in ["api-key", "basic", "none"] {
		some finding in static_key.deny with input as integration({"method": method})
		finding.at == ["spec", "identity", "method"]
	}
}

test_message if {
	static_key.deny == {{
		"message": "ledger authenticates by basic: a password is sent with every request",
		"at": ["spec", "identity", "method"],
	}} with input as integration({"method": "basic"})
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

# Neither stated nor absent: it violates the schema, which is another finding.
test_misstated_method_is_reported_once if {
	count(static_key.deny) == 0 with input as {"metadata": {"name": "ledger"}, "spec": {}, "absent": []}
}

excepted := object.union(
	integration({"method": "api-key", "elevated": {"expires": "2026-06-30"}}),
	{"rotation_seconds": 7776000},
)

# The day of expiry counts.
test_excepted_until_the_exception_expires if {
	count(static_key.deny) == 0 with input as excepted with data.sealint.today as "2026-06-30"
	count(static_key.deny) == 1 with input as excepted with data.sealint.today as "2026-07-01"
}

test_exception_needs_rotation if {
	count(static_key.deny) == 1 with input as object.union(excepted, {"rotation_seconds": 7776001})
		with data.sealint.today as "2026-01-01"
	count(static_key.deny) == 1 with input as object.remove(excepted, ["rotation_seconds"])
		with data.sealint.today as "2026-01-01"
}

test_exception_needs_an_expiry if {
	count(static_key.deny) == 1 with input as object.union(
		integration({"method": "api-key", "elevated": {"reason": "legacy"}}),
		{"rotation_seconds": 60},
	)
}

# An exception covers a rotated key, nothing weaker.
test_no_exception_for_passwords if {
	count(static_key.deny) == 1 with input as object.union(excepted, {"spec": {"identity": {"method": "basic"}}})
		with data.sealint.today as "2026-01-01"
}

integration(identity) := {"metadata": {"name": "ledger"}, "spec": {"identity": identity}, "absent": []}
