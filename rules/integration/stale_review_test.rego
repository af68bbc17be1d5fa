package sealint.integration.stale_review_test

import data.sealint.integration.stale_review

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

# 365 days after the review is still in time.
test_in_time if {
	every date in ["2025-06-30", "2026-06-30", "2026-07-01"] {
		count(stale_review.deny) == 0 with input as reviewed(object.union(security, {"date": date}), drill)
			with data.sealint.today as "2026-06-30"
	}
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
		with data.sealint.params as {"max_review_days": 0, "max_drill_days": 180}
}

# People write 0001-01-01 for always.
test_far_date if {
	count(stale_review.deny) == 1 with input as reviewed(object.union(security, {"date": "0001-01-01"}), drill)
		with data.sealint.today as "2026-06-30"
}

test_proposed if {
	count(stale_review.deny) == 0 with input as object.union(
		reviewed(security, object.union(drill, {"date": "2020-01-01"})),
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
