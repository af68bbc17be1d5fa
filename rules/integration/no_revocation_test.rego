package sealint.integration.no_revocation_test

import data.sealint.integration.no_revocation

automated := ["spec", "identity", "revocation", "automated"]

stale_after := ["spec", "identity", "revocation", "staleAfter"]

drilled := ["spec", "identity", "revocation", "drilled"]

test_nothing_stated if {
	every method in ["oauth2", "oidc", "mtls", "workload-identity", "api-key", "basic"] {
		no_revocation.deny == {
			{"message": "the manifest does not state whether revocation is automated", "at": automated},
			{"message": "the manifest does not state when unused clients are revoked", "at": stale_after},
			{"message": "the manifest does not state when revocation was last rehearsed", "at": drilled},
		} with input as nothing(method)
	}
}

test_no_method if {
	count(no_revocation.deny) == 0 with input as nothing("none")
	count(no_revocation.deny) == 0 with input as {
		"metadata": {},
		"absent": ["spec.identity.method", "spec.identity.revocation.automated"],
		"spec": {},
	}
}

test_no_drill_of_what_is_proposed if {
	proposed := object.union(nothing("oauth2"), {"metadata": {"lifecycle": "proposed"}})
	places := {finding.at | some finding in no_revocation.deny} with input as proposed
	places == {automated, stale_after}
}

# A field that is neither stated nor absent violates the schema, which is another finding.
test_misstated_is_reported_once if {
	count(no_revocation.deny) == 0 with input as {"metadata": {}, "absent": [], "spec": {"identity": {"method": "oauth2"}}}
}

test_not_automated if {
	no_revocation.deny == {{"message": "revocation is not automated", "at": automated}} with input as revocation({"automated": false})
		with data.sealint.today as "2026-06-30"
}

test_stale_for_too_long if {
	late := object.union(revocation({"staleAfter": "91d"}), {"stale_after_seconds": 91 * 86400})
	no_revocation.deny == {{
		"message": "unused clients are revoked after 91d, but at most 90 days are allowed",
		"at": stale_after,
	}} with input as late with data.sealint.today as "2026-06-30"
	count(no_revocation.deny) == 0 with input as late
		with data.sealint.today as "2026-06-30"
		with data.sealint.params as {"max_stale_days": 91}
}

test_uncountable if {
	no_revocation.deny == {{
		"message": "unused clients are revoked after 999999d, but at most 90 days are allowed",
		"at": stale_after,
	}} with input as object.remove(revocation({"staleAfter": "999999d"}), ["stale_after_seconds"])
		with data.sealint.today as "2026-06-30"
}

test_all_stated if {
	count(no_revocation.deny) == 0 with input as revocation({}) with data.sealint.today as "2026-06-30"
}

nothing(method) := {
	"metadata": {},
	"absent": [
		"spec.identity.revocation",
		"spec.identity.revocation.automated",
		"spec.identity.revocation.drilled",
		"spec.identity.revocation.staleAfter",
	],
	"spec": {"identity": {"method": method}},
}

revocation(overrides) := {
	"metadata": {"lifecycle": "active"},
	"absent": [],
	"spec": {"identity": {
		"method": "oauth2",
		"revocation": object.union({"automated": true, "staleAfter": "90d", "drilled": "2026-06-01"}, overrides),
	}},
	"stale_after_seconds": 7776000,
}
