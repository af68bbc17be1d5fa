package sealint.integration.long_lived_token_test

import data.sealint.integration.long_lived_token

test_too_long if {
	every method in ["oauth2", "oidc", "workload-identity"] {
		long_lived_token.deny == {{
			"message": "tokens live for 61m, but at most 3600 seconds are allowed",
			"at": ["spec", "identity", "tokenTTL"],
		}} with input as tokens(method, "61m", 3660)
	}
}

test_an_hour if {
	count(long_lived_token.deny) == 0 with input as tokens("oauth2", "1h", 3600)
}

test_params if {
	count(long_lived_token.deny) == 0 with input as tokens("oauth2", "61m", 3660) with data.sealint.params as {"max_seconds": 7200}
	count(long_lived_token.deny) == 1 with input as tokens("oauth2", "15m", 900) with data.sealint.params as {"max_seconds": 600}
}

test_uncountable if {
	long_lived_token.deny == {{
		"message": "tokens live for 999999d, but at most 3600 seconds are allowed",
		"at": ["spec", "identity", "tokenTTL"],
	}} with input as {"absent": [], "spec": {"identity": {"method": "oauth2", "tokenTTL": "999999d"}}}
}

test_not_stated if {
	long_lived_token.deny == {{
		"message": "the manifest does not state how long tokens live",
		"at": ["spec", "identity", "tokenTTL"],
	}} with input as {"absent": ["spec.identity.tokenTTL"], "spec": {"identity": {"method": "oidc"}}}
}

# A field that is neither stated nor absent violates the schema, which is another finding.
test_misstated_lifetime_is_reported_once if {
	count(long_lived_token.deny) == 0 with input as {"absent": [], "spec": {"identity": {"method": "oauth2"}}}
}

test_no_tokens if {
	every method in ["mtls", "api-key", "basic", "none"] {
		count(long_lived_token.deny) == 0 with input as tokens(method, "61m", 3660)
		count(long_lived_token.deny) == 0 with input as {
			"absent": ["spec.identity.tokenTTL"],
			"spec": {"identity": {"method": method}},
		}
	}
}

test_no_method if {
	count(long_lived_token.deny) == 0 with input as {
		"absent": ["spec.identity.method", "spec.identity.tokenTTL"],
		"spec": {},
	}
}

tokens(method, ttl, seconds) := {
	"absent": [],
	"spec": {"identity": {"method": method, "tokenTTL": ttl}},
	"token_ttl_seconds": seconds,
}

# The provider fixes how long tokens live.
test_excepted if {
	count(long_lived_token.deny) == 0 with input as excepted(86400, "24h") with data.sealint.today as "2026-12-31"
	some ended in long_lived_token.deny with input as excepted(43200, "12h") with data.sealint.today as "2027-01-01"
	ended.message == "tokens live for 12h, but at most 3600 seconds are allowed; its approval ended 1 day ago, on 2026-12-31"
	some long in long_lived_token.deny with input as excepted(90000, "25h") with data.sealint.today as "2026-12-31"
	long.message == "tokens live for 25h, but at most 86400 seconds are allowed"
}

excepted(seconds, text) := {
	"absent": [],
	"token_ttl_seconds": seconds,
	"spec": {"identity": {
		"method": "oauth2",
		"tokenTTL": text,
		"elevated": {
			"reason": "r",
			"approvedBy": "security",
			"expires": "2026-12-31",
			"excepts": ["long-lived-token"],
			"noAlternative": "the provider fixes it",
		},
	}},
}

# A token that never ends is a key, and may be excepted as one.
test_endless if {
	some finding in long_lived_token.deny with input as tokens("oauth2", "never", 0)
	finding.message == "tokens never end, so they are static keys, without an approved exception (static-key), not rotated at least every 90 days"
	count(long_lived_token.deny) == 1 with input as endless("long-lived-token", 2592000) with data.sealint.today as "2026-12-31"
	count(long_lived_token.deny) == 1 with input as endless("static-key", 8640000) with data.sealint.today as "2026-12-31"
	count(long_lived_token.deny) == 0 with input as endless("static-key", 2592000) with data.sealint.today as "2026-12-31"
	some ended in long_lived_token.deny with input as endless("static-key", 2592000) with data.sealint.today as "2027-01-01"
	ended.message == "tokens never end, so they are static keys, whose exception ended 1 day ago, on 2026-12-31"
}

endless(kind, rotation) := object.union(
	object.remove(excepted(0, "never"), ["token_ttl_seconds"]),
	{"rotation_seconds": rotation, "spec": {"identity": {"elevated": {"excepts": [kind]}}}},
)
