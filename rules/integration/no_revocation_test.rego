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

test_late_drill_of_what_is_proposed if {
	proposed := object.union(revocation({"drilled": "2025-01-01"}), {"metadata": {"lifecycle": "proposed"}})
	count(no_revocation.deny) == 0 with input as proposed with data.sealint.today as "2026-06-30"
	count(no_revocation.deny) == 0 with input as proposed with data.sealint.today as "2025-06-25"
}

# Neither stated nor absent: it violates the schema, which is another finding.
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
		with data.sealint.params as object.union(params, {"max_stale_days": 91})
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

# 180 days after the drill is still in time.
test_days_around_the_due_one if {
	every today, text in {
		"2026-07-03": "revocation was last rehearsed 183 days ago, on 2026-01-01, but at most 180 days are allowed",
		"2026-07-01": "revocation was last rehearsed 181 days ago, on 2026-01-01, but at most 180 days are allowed",
		"2026-06-30": "revocation was last rehearsed on 2026-01-01, and the next rehearsal is due today",
		"2026-06-29": "revocation was last rehearsed on 2026-01-01, and the next rehearsal is due in 1 day, on 2026-06-30",
		"2026-06-16": "revocation was last rehearsed on 2026-01-01, and the next rehearsal is due in 14 days, on 2026-06-30",
	} {
		no_revocation.deny == {{"message": text, "at": drilled}} with input as revocation({"drilled": "2026-01-01"})
			with data.sealint.today as today
	}
	count(no_revocation.deny) == 0 with input as revocation({"drilled": "2026-01-01"})
		with data.sealint.today as "2026-06-15"
}

test_params if {
	no_revocation.deny == {{
		"message": "revocation was last rehearsed 1 day ago, on 2026-06-29, but at most 0 days are allowed",
		"at": drilled,
	}} with input as revocation({"drilled": "2026-06-29"})
		with data.sealint.today as "2026-06-30"
		with data.sealint.params as object.union(params, {"max_drill_days": 0})
	count(no_revocation.deny) == 0 with input as revocation({"drilled": "2026-01-01"})
		with data.sealint.today as "2026-06-30"
		with data.sealint.params as object.union(params, {"warn_days": 0})
}

# What is rehearsed every week is not always about to be late.
test_frequent_drills if {
	count(no_revocation.deny) == 0 with input as revocation({"drilled": "2026-06-28"})
		with data.sealint.today as "2026-06-30"
		with data.sealint.params as object.union(params, {"max_drill_days": 7})
	count(no_revocation.deny) == 1 with input as revocation({"drilled": "2026-06-26"})
		with data.sealint.today as "2026-06-30"
		with data.sealint.params as object.union(params, {"max_drill_days": 7})
}

test_in_the_future if {
	no_revocation.deny == {{
		"message": "the last rehearsal of revocation is dated 2026-07-01, which is in the future",
		"at": ["spec", "identity", "revocation", "drilled"],
	}} with input as revocation({"drilled": "2026-07-01"}) with data.sealint.today as "2026-06-30"
}

params := {"max_stale_days": 90, "max_drill_days": 180, "warn_days": 14}

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
