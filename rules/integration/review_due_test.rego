package sealint.integration.review_due_test

import data.sealint.integration.review_due

test_falls_due if {
	review_due.deny == {{
		"message": "the next security review is due in 9 days, on 2026-07-09",
		"at": ["spec", "reviews", "0", "date"],
	}} with input as reviewed(object.union(security, {"date": "2025-07-09"}), drill)
		with data.sealint.today as "2026-06-30"
	some tomorrow in review_due.deny with input as reviewed(object.union(security, {"date": "2025-07-01"}), drill)
		with data.sealint.today as "2026-06-30"
	tomorrow.message == "the next security review is due in 1 day, on 2026-07-01"
	some today in review_due.deny with input as reviewed(object.union(security, {"date": "2025-06-30"}), drill)
		with data.sealint.today as "2026-06-30"
	today.message == "the next security review is due today"
}

test_warn_days if {
	count(review_due.deny) == 1 with input as reviewed(object.union(security, {"date": "2025-07-14"}), drill)
		with data.sealint.today as "2026-06-30"
	count(review_due.deny) == 0 with input as reviewed(object.union(security, {"date": "2025-07-15"}), drill)
		with data.sealint.today as "2026-06-30"
}

test_no_warning if {
	count(review_due.deny) == 0 with input as reviewed(object.union(security, {"date": "2025-06-30"}), drill)
		with data.sealint.today as "2026-06-30"
		with data.sealint.params as {"max_review_days": 365, "max_drill_days": 180, "warn_days": 0}
}

test_other_limits if {
	count(review_due.deny) == 1 with input as reviewed(security, object.union(drill, {"date": "2026-05-01"}))
		with data.sealint.today as "2026-06-30"
		with data.sealint.params as {"max_review_days": 365, "max_drill_days": 61, "warn_days": 1}
}

# An overdue review, or one in the future, is another finding.
test_overdue if {
	every date in ["2025-06-29", "2026-07-01", "9999-12-31"] {
		count(review_due.deny) == 0 with input as reviewed(object.union(security, {"date": date}), drill)
			with data.sealint.today as "2026-06-30"
	}
}

test_proposed if {
	count(review_due.deny) == 0 with input as object.union(
		reviewed(security, object.union(drill, {"date": "2026-01-01"})),
		{"metadata": {"lifecycle": "proposed"}},
	)
		with data.sealint.today as "2026-06-30"
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
