package sealint.integration.stale_credential_test

import data.sealint.integration.stale_credential

# The day itself is still in time.
test_days_around_the_due_one if {
	every today, text in {"2026-07-03": "3 days ago, on 2026-06-30", "2026-07-01": "1 day ago, on 2026-06-30"} {
		stale_credential.deny == {{
			"message": sprintf("the credential was due for rotation %s", [text]),
			"at": ["spec", "identity", "credential", "rotated"],
		}} with input as june with data.sealint.today as today
	}
	count(stale_credential.deny) == 0 with input as june with data.sealint.today as "2026-06-30"
}

test_other_methods if {
	every method in ["workload-identity", "none"] {
		count(stale_credential.deny) == 0 with input as object.union(june, {"spec": {"identity": {"method": method}}})
			with data.sealint.today as "2026-07-03"
	}
}

test_due_in_the_year_10000 if {
	count(stale_credential.deny) == 0 with input as credential("90d", 90, "9999-12-31", "10000-03-30")
		with data.sealint.today as "2026-06-30"
}

june := credential("40d", 40, "2026-05-21", "2026-06-30")

credential(period, days, day, due) := {
	"absent": [],
	"spec": {"identity": {"method": "oauth2", "credential": {"rotation": period, "rotated": day}}},
	"rotation_seconds": days * 86400,
	"credential_due": due,
}

test_environment if {
	stale_credential.deny == {{
		"message": "the credential of staging was due for rotation 3 days ago, on 2026-06-27",
		"at": ["spec", "environments", 1, "credential", "rotated"],
	}} with input as environment({}, {"credential_due": "2026-06-27"}) with data.sealint.today as "2026-06-30"
	count(stale_credential.deny) == 0 with input as environment({}, {"credential_due": "2026-06-30"}) with data.sealint.today as "2026-06-30"
}

environment(stated, facts) := object.union(
	{"absent": [], "violations": [], "spec": {"identity": {"method": "oauth2"}, "environments": [{"name": "test"}, object.union({"name": "staging"}, stated)]}},
	{"environments": [{"name": "test"}, object.union({"name": "staging"}, facts)]},
)

test_webhook if {
	stale_credential.deny == {{
		"message": "the secret of webhook https://a.example was due for rotation 1 day ago, on 2026-06-29",
		"at": ["spec", "transport", "webhooks", "0", "secret", "rotated"],
	}} with input as webhook("2026-06-29") with data.sealint.today as "2026-06-30"
	count(stale_credential.deny) == 0 with input as webhook("2026-06-30") with data.sealint.today as "2026-06-30"
}

webhook(due) := {"spec": {}, "webhooks": [{"at": ["spec", "transport", "webhooks", "0"], "url": "https://a.example", "secret_due": due}]}
