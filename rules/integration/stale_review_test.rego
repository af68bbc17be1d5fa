package sealint.integration.stale_review_test

import data.sealint.integration.stale_review

test_nothing_stated if {
	stale_review.deny == {
		{"message": "the manifest lists no security review", "at": ["spec", "reviews"]},
		{"message": "the manifest lists no threat model", "at": ["spec", "reviews"]},
		{"message": "the manifest lists no incident drill", "at": ["spec", "reviews"]},
	} with input as {
		"absent": ["spec.reviews"],
		"violations": [],
		"metadata": {"lifecycle": "active"},
		"spec": {},
		"latest_reviews": [],
	}
}

# Facts leave empty lists out: they are not absent, and say nothing.
test_empty_list if {
	count(stale_review.deny) == 3 with input as {
		"absent": [],
		"violations": [],
		"metadata": {},
		"spec": {},
		"latest_reviews": [],
	}
}

test_misstated if {
	count(stale_review.deny) == 0 with input as {
		"absent": [],
		"violations": [{"at": ["spec", "reviews"]}],
		"metadata": {},
		"spec": {},
		"latest_reviews": [],
	}

	# A review with a broken date is not among the latest; one with a broken kind may be any.
	every review in [{"kind": "threat-model", "date": ""}, {"kind": "", "date": "2026-06-01"}] {
		count(stale_review.deny) == 0 with input as object.union(
			reviewed(security, drill),
			{
				"violations": [{"at": ["spec", "reviews", "2", "kind"]}],
				"spec": {"reviews": [{"kind": "security"}, {"kind": "incident-drill"}, review]},
				"latest_reviews": [security, drill],
			},
		)
	}
}

test_one_missing if {
	stale_review.deny == {{"message": "the manifest lists no incident drill", "at": ["spec", "reviews"]}} with input as without_drill("active")
}

test_proposed if {
	count(stale_review.deny) == 0 with input as without_drill("proposed")
	count(stale_review.deny) == 0 with input as object.union(
		reviewed(security, object.union(drill, {"date": "2020-01-01", "rejected": true})),
		{"metadata": {"lifecycle": "proposed"}},
	)
	every lifecycle in ["active", "deprecated", "retired"] {
		count(stale_review.deny) == 1 with input as without_drill(lifecycle)
	}
}

test_recent if {
	count(stale_review.deny) == 0 with input as reviewed(security, drill)
}

test_old_review if {
	stale_review.deny == {{
		"message": "the last security review was 400 days ago, on 2025-05-26, but at most 365 days are allowed",
		"at": ["spec", "reviews", "0", "date"],
	}} with input as reviewed(object.union(security, {"date": "2025-05-26"}), drill)
		with data.sealint.today as "2026-06-30"
}

test_old_threat_model if {
	some finding in stale_review.deny with input as object.union(
		reviewed(security, drill),
		{"latest_reviews": [security, object.union(threats, {"date": "2025-06-29"}), drill]},
	)
		with data.sealint.today as "2026-06-30"
	finding == {
		"message": "the last threat model was 366 days ago, on 2025-06-29, but at most 365 days are allowed",
		"at": ["spec", "reviews", "1", "date"],
	}
}

test_old_drill if {
	stale_review.deny == {{
		"message": "the last incident drill was 181 days ago, on 2025-12-31, but at most 180 days are allowed",
		"at": ["spec", "reviews", "2", "date"],
	}} with input as reviewed(security, object.union(drill, {"date": "2025-12-31"}))
		with data.sealint.today as "2026-06-30"
}

test_falls_due if {
	stale_review.deny == {{
		"message": "the next security review is due in 9 days, on 2026-07-09",
		"at": ["spec", "reviews", "0", "date"],
	}} with input as reviewed(object.union(security, {"date": "2025-07-09"}), drill)
		with data.sealint.today as "2026-06-30"
	some tomorrow in stale_review.deny with input as reviewed(object.union(security, {"date": "2025-07-01"}), drill)
		with data.sealint.today as "2026-06-30"
	tomorrow.message == "the next security review is due in 1 day, on 2026-07-01"
	some today in stale_review.deny with input as reviewed(object.union(security, {"date": "2025-06-30"}), drill)
		with data.sealint.today as "2026-06-30"
	today.message == "the next security review is due today"
}

test_warn_days if {
	count(stale_review.deny) == 1 with input as reviewed(object.union(security, {"date": "2025-07-14"}), drill)
		with data.sealint.today as "2026-06-30"
	count(stale_review.deny) == 0 with input as reviewed(object.union(security, {"date": "2025-07-15"}), drill)
		with data.sealint.today as "2026-06-30"
}

test_no_warning if {
	count(stale_review.deny) == 0 with input as reviewed(object.union(security, {"date": "2025-06-30"}), drill)
		with data.sealint.today as "2026-06-30"
		with data.sealint.params as {"max_review_days": 365, "max_drill_days": 180, "warn_days": 0}
	count(stale_review.deny) == 1 with input as reviewed(object.union(security, {"date": "2025-06-29"}), drill)
		with data.sealint.today as "2026-06-30"
		with data.sealint.params as {"max_review_days": 365, "max_drill_days": 180, "warn_days": 0}
}

test_other_limits if {
	stale_review.deny == {
		{
			"message": "the last security review was 1 day ago, on 2026-06-29, but at most 0 days are allowed",
			"at": ["spec", "reviews", "0", "date"],
		},
		{
			"message": "the last threat model was 29 days ago, on 2026-06-01, but at most 0 days are allowed",
			"at": ["spec", "reviews", "1", "date"],
		},
	} with input as reviewed(object.union(security, {"date": "2026-06-29"}), drill)
		with data.sealint.today as "2026-06-30"
		with data.sealint.params as {"max_review_days": 0, "max_drill_days": 180, "warn_days": 0}
}

test_future if {
	stale_review.deny == {{
		"message": "the last security review is dated in the future, on 2026-07-01",
		"at": ["spec", "reviews", "0", "date"],
	}} with input as reviewed(object.union(security, {"date": "2026-07-01"}), drill)
		with data.sealint.today as "2026-06-30"
	count(stale_review.deny) == 0 with input as reviewed(object.union(security, {"date": "2026-06-30"}), drill)
		with data.sealint.today as "2026-06-30"
}

# Dates that people write for never and always are dates.
test_far_dates if {
	count(stale_review.deny) == 1 with input as reviewed(object.union(security, {"date": "9999-12-31"}), drill)
		with data.sealint.today as "2026-06-30"
	count(stale_review.deny) == 1 with input as reviewed(object.union(security, {"date": "0001-01-01"}), drill)
		with data.sealint.today as "2026-06-30"
}

test_rejected if {
	stale_review.deny == {{
		"message": "the last security review was not approved",
		"at": ["spec", "reviews", "0", "approved"],
	}} with input as reviewed(object.union(security, {"rejected": true}), drill)
}

test_checklist if {
	stale_review.deny == {{
		"message": "the last security review did not cover privacy, revocation",
		"at": ["spec", "reviews", "0", "checklist"],
	}} with input as reviewed(object.union(security, {"checklist": ["Data retention"]}), drill)
	stale_review.deny == {{
		"message": "the last security review did not cover privacy, retention, revocation",
		"at": ["spec", "reviews", "0", "checklist"],
	}} with input as reviewed(object.union(security, {"checklist": []}), drill)
	count(stale_review.deny) == 0 with input as object.union(
		reviewed(object.union(security, {"checklist": []}), drill),
		{"violations": [{"at": ["spec", "reviews", "0", "checklist"]}]},
	)
}

security := {
	"at": ["spec", "reviews", "0"],
	"kind": "security",
	"date": "2026-06-01",
	"checklist": ["privacy", "retention", "revocation"],
	"rejected": false,
}

threats := {"at": ["spec", "reviews", "1"], "kind": "threat-model", "date": "2026-06-01", "checklist": [], "rejected": false}

drill := {"at": ["spec", "reviews", "2"], "kind": "incident-drill", "date": "2026-06-01", "checklist": [], "rejected": false}

reviewed(review, rehearsal) := {
	"absent": [],
	"violations": [],
	"metadata": {"lifecycle": "active"},
	"spec": {"reviews": [{"kind": "security"}, {"kind": "threat-model"}, {"kind": "incident-drill"}]},
	"latest_reviews": [review, threats, rehearsal, {
		"at": ["spec", "reviews", "3"],
		"kind": "privacy",
		"date": "2020-01-01",
		"checklist": [],
		"rejected": true,
	}],
}

without_drill(lifecycle) := {
	"absent": [],
	"violations": [],
	"metadata": {"lifecycle": lifecycle},
	"spec": {"reviews": [{"kind": "security"}, {"kind": "threat-model"}]},
	"latest_reviews": [security, threats],
}
