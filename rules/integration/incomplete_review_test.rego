package sealint.integration.incomplete_review_test

import data.sealint.integration.incomplete_review

test_checklist if {
	incomplete_review.deny == {{
		"message": "the last security review did not cover privacy, revocation",
		"at": ["spec", "reviews", "0", "checklist"],
	}} with input as reviewed(object.union(security, {"checklist": ["Data retention"]}), drill)
	incomplete_review.deny == {{
		"message": "the last security review did not cover privacy, retention, revocation",
		"at": ["spec", "reviews", "0", "checklist"],
	}} with input as reviewed(object.union(security, {"checklist": []}), drill)
	count(incomplete_review.deny) == 0 with input as object.union(
		reviewed(object.union(security, {"checklist": []}), drill),
		{"violations": [{"at": ["spec", "reviews", "0", "checklist"]}]},
	)
}

test_covered if {
	count(incomplete_review.deny) == 0 with input as reviewed(security, drill)
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
