package sealint.integration.rejected_review_test

import data.sealint.integration.rejected_review

test_rejected if {
	rejected_review.deny == {{
		"message": "the last security review was not approved",
		"at": ["spec", "reviews", "0", "approved"],
	}} with input as reviewed(object.union(security, {"rejected": true}), drill)
}

test_approved if {
	count(rejected_review.deny) == 0 with input as reviewed(security, drill)
}

test_proposed if {
	count(rejected_review.deny) == 0 with input as object.union(
		reviewed(security, object.union(drill, {"rejected": true})),
		{"metadata": {"lifecycle": "proposed"}},
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
