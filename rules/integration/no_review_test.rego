package sealint.integration.no_review_test

import data.sealint.integration.no_review

test_nothing_stated if {
	no_review.deny == {
		{"message": "the manifest lists no security review", "at": ["spec", "reviews"]},
		{"message": "the manifest lists no threat model", "at": ["spec", "reviews"]},
		{"message": "the manifest lists no incident drill", "at": ["spec", "reviews"]},
	} with input as {"absent": ["spec.reviews"], "violations": [], "metadata": {"lifecycle": "active"}, "spec": {}}
}

# Facts leave empty lists out: they are not absent, and state nothing.
test_empty_list if {
	count(no_review.deny) == 3 with input as {"absent": [], "violations": [], "metadata": {}, "spec": {}}
}

test_misstated if {
	count(no_review.deny) == 0 with input as {
		"absent": [],
		"violations": [{"at": ["spec", "reviews"]}],
		"metadata": {},
		"spec": {},
	}

	# A review with a broken date is stated; one with a broken kind may be of any kind.
	every review in [{"kind": "threat-model", "date": ""}, {"kind": "", "date": "2026-06-01"}] {
		count(no_review.deny) == 0 with input as {
			"absent": [],
			"violations": [{"at": ["spec", "reviews", "2", "kind"]}],
			"metadata": {"lifecycle": "active"},
			"spec": {"reviews": [{"kind": "security"}, {"kind": "incident-drill"}, review]},
		}
	}
}

test_one_missing if {
	no_review.deny == {{"message": "the manifest lists no incident drill", "at": ["spec", "reviews"]}} with input as without_drill("active")
}

test_proposed if {
	count(no_review.deny) == 0 with input as without_drill("proposed")
	every lifecycle in ["active", "deprecated", "retired"] {
		count(no_review.deny) == 1 with input as without_drill(lifecycle)
	}
}

without_drill(lifecycle) := {
	"absent": [],
	"violations": [],
	"metadata": {"lifecycle": lifecycle},
	"spec": {"reviews": [{"kind": "security"}, {"kind": "threat-model"}]},
}
