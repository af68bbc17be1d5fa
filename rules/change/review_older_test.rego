package sealint.change.review_older_test

import data.sealint.change.review_older

test_older if {
	review_older.deny == {{
		"message": "the last security review was 2026-05-11, now 2025-01-02",
		"at": ["spec", "reviews", "0"],
		"related": [{"ref": ["before", "spec", "reviews", "1"], "message": "before"}],
	}} with input as changed({}, {"date": "2025-01-02"})
}

test_rejected if {
	some finding in review_older.deny with input as changed({}, {"rejected": true})
	finding.message == "the last security review was approved; now it is not"
}

test_topics if {
	some finding in review_older.deny with input as changed({"checklist": ["privacy", "retention", "colour"]}, {})
	finding.message == "the security review covered privacy and retention; now it does not"
}

test_gone if {
	before := object.get(changed({}, {}), "before", {})
	review_older.deny == {{
		"message": "no longer listed: the security review of 2026-05-11",
		"at": ["spec", "reviews"],
		"related": [{"ref": ["before", "spec", "reviews"], "message": "before"}],
	}} with input as {"before": before, "after": {"latest_reviews": [], "violations": []}}
	count(review_older.deny) == 0 with input as {
		"before": before,
		"after": {"latest_reviews": [], "violations": [{"at": ["spec", "reviews", "0", "kind"]}]},
	}
}

test_newer if {
	count(review_older.deny) == 0 with input as changed({}, {"date": "2026-06-11"})
}

changed(before, after) := {
	"before": {"latest_reviews": [object.union(review("1"), before)]},
	"after": {"latest_reviews": [object.union(review("0"), after)], "violations": []},
}

review(i) := {"kind": "security", "date": "2026-05-11", "rejected": false, "checklist": [], "at": ["spec", "reviews", i]}
