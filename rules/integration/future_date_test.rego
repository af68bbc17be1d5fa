package sealint.integration.future_date_test

import data.sealint.integration.future_date

test_rotation if {
	future_date.deny == {{
		"message": "the last rotation is dated 2026-07-01, which is in the future",
		"at": ["spec", "identity", "credential", "rotated"],
	}} with input as integration({"credential": {"rotated": "2026-07-01"}}, []) with data.sealint.today as "2026-06-30"
	every method in ["workload-identity", "none"] {
		count(future_date.deny) == 0 with input as integration({"method": method, "credential": {"rotated": "2026-07-01"}}, [])
			with data.sealint.today as "2026-06-30"
	}
}

test_rehearsal if {
	future_date.deny == {{
		"message": "the last rehearsal of revocation is dated 2026-07-01, which is in the future",
		"at": ["spec", "identity", "revocation", "drilled"],
	}} with input as integration({"revocation": {"drilled": "2026-07-01"}}, []) with data.sealint.today as "2026-06-30"
	count(future_date.deny) == 0 with input as integration({"method": "none", "revocation": {"drilled": "2026-07-01"}}, [])
		with data.sealint.today as "2026-06-30"
}

test_review if {
	every kind, name in {"security": "security review", "threat-model": "threat model", "incident-drill": "incident drill"} {
		future_date.deny == {{
			"message": sprintf("the last %s is dated in the future, on 2026-07-01", [name]),
			"at": ["spec", "reviews", "0", "date"],
		}} with input as integration({}, [review(kind, "2026-07-01")]) with data.sealint.today as "2026-06-30"
	}
	count(future_date.deny) == 0 with input as integration({}, [review("privacy", "2026-07-01")]) with data.sealint.today as "2026-06-30"
	count(future_date.deny) == 0 with input as object.union(
		integration({}, [review("incident-drill", "2026-07-01")]),
		{"metadata": {"lifecycle": "proposed"}},
	)
		with data.sealint.today as "2026-06-30"
}

# People write 9999-12-31 for never.
test_far_date if {
	count(future_date.deny) == 3 with input as stated("9999-12-31") with data.sealint.today as "2026-06-30"
}

test_today if {
	count(future_date.deny) == 0 with input as stated("2026-06-30") with data.sealint.today as "2026-06-30"
}

stated(day) := integration({"credential": {"rotated": day}, "revocation": {"drilled": day}}, [review("security", day)])

review(kind, day) := {"at": ["spec", "reviews", "0"], "kind": kind, "date": day, "checklist": [], "rejected": false}

integration(identity, latest) := {
	"metadata": {"lifecycle": "active"},
	"spec": {"identity": object.union({"method": "oauth2"}, identity)},
	"latest_reviews": latest,
}

test_environment if {
	some finding in future_date.deny with input as {
		"spec": {"identity": {"method": "oauth2"}, "environments": [{"name": "test"}, {"name": "staging", "credential": {"rotated": "2026-07-01"}}]},
		"latest_reviews": [],
		"metadata": {},
	}
		with data.sealint.today as "2026-06-30"
	finding == {
		"message": "the last rotation in staging is dated 2026-07-01, which is in the future",
		"at": ["spec", "environments", 1, "credential", "rotated"],
	}
}

test_evidence if {
	facts := {"spec": {}, "latest_reviews": [], "metadata": {}, "evidence": [
		{"at": ["spec", "evidence", "0"], "control": "guide/6.sbom", "date": ""},
		{"at": ["spec", "evidence", "1"], "control": "guide/6.pipeline", "date": "2026-07-01"},
	]}
	future_date.deny == {{
		"message": "the evidence for guide/6.pipeline is dated 2026-07-01, which is in the future",
		"at": ["spec", "evidence", "1", "date"],
	}} with input as facts with data.sealint.today as "2026-06-30"
	count(future_date.deny) == 0 with input as facts with data.sealint.today as "2026-07-01"
}

test_webhook if {
	future_date.deny == {{
		"message": "the last rotation of the secret of webhook https://a.example is dated 2026-07-01, which is in the future",
		"at": ["spec", "transport", "webhooks", "0", "secret", "rotated"],
	}} with input as webhook("2026-07-01") with data.sealint.today as "2026-06-30"
	count(future_date.deny) == 0 with input as webhook("2026-06-30") with data.sealint.today as "2026-06-30"
}

webhook(rotated) := {"spec": {}, "webhooks": [{"at": ["spec", "transport", "webhooks", "0"], "url": "https://a.example", "secret_rotated": rotated}]}
