package sealint.integration.rotation_due_test

import data.sealint.integration.rotation_due

# The day itself is still in time.
test_days_around_the_due_one if {
	every today, text in {
		"2026-06-30": "today",
		"2026-06-29": "in 1 day, on 2026-06-30",
		"2026-06-16": "in 14 days, on 2026-06-30",
	} {
		rotation_due.deny == {{
			"message": sprintf("the credential is due for rotation %s", [text]),
			"at": ["spec", "identity", "credential", "rotated"],
		}} with input as june with data.sealint.today as today
	}
	every today in ["2026-06-15", "2026-07-01"] {
		count(rotation_due.deny) == 0 with input as june with data.sealint.today as today
	}
}

test_environment if {
	staging := {"environments": [{"name": "staging", "credential_due": "2026-06-30", "rotation_seconds": 2592000}]}
	rotation_due.deny == {{
		"message": "the credential of staging is due for rotation today",
		"at": ["spec", "environments", 0, "credential", "rotated"],
	}} with input as object.union(staging, {"spec": {"identity": {"method": "oauth2"}}}) with data.sealint.today as "2026-06-30"
}

test_warn_days if {
	count(rotation_due.deny) == 0 with input as june with data.sealint.today as "2026-06-30" with data.sealint.params as {"warn_days": 0}
	count(rotation_due.deny) == 1 with input as june with data.sealint.today as "2026-06-10" with data.sealint.params as {"warn_days": 20}
}

# A weekly rotation would otherwise always be due soon.
test_short_rotation if {
	weekly := credential("7d", 7, "2026-06-23", "2026-06-30")
	count(rotation_due.deny) == 0 with input as weekly with data.sealint.today as "2026-06-26"
	count(rotation_due.deny) == 1 with input as weekly with data.sealint.today as "2026-06-27"
}

test_other_methods if {
	every method in ["workload-identity", "none"] {
		count(rotation_due.deny) == 0 with input as object.union(june, {"spec": {"identity": {"method": method}}})
			with data.sealint.today as "2026-06-30"
	}
}

test_due_in_the_year_10000 if {
	count(rotation_due.deny) == 0 with input as credential("90d", 90, "9999-12-31", "10000-03-30")
		with data.sealint.today as "2026-06-30"
}

june := credential("40d", 40, "2026-05-21", "2026-06-30")

credential(period, days, day, due) := {
	"absent": [],
	"spec": {"identity": {"method": "oauth2", "credential": {"rotation": period, "rotated": day}}},
	"rotation_seconds": days * 86400,
	"credential_due": due,
}

test_webhook if {
	rotation_due.deny == {{
		"message": "the secret of webhook https://a.example is due for rotation in 3 days, on 2026-07-03",
		"at": ["spec", "transport", "webhooks", "0", "secret", "rotated"],
	}} with input as webhook("2026-07-03") with data.sealint.today as "2026-06-30" with data.sealint.params as {"warn_days": 14}
	count(rotation_due.deny) == 0 with input as webhook("2026-07-30") with data.sealint.today as "2026-06-30" with data.sealint.params as {"warn_days": 14}
}

webhook(due) := {"spec": {}, "webhooks": [{"at": ["spec", "transport", "webhooks", "0"], "url": "https://a.example", "secret_due": due, "rotation_seconds": 7776000}]}
