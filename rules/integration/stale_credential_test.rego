package sealint.integration.stale_credential_test

import data.sealint.integration.stale_credential

rotation := ["spec", "identity", "credential", "rotation"]

rotated := ["spec", "identity", "credential", "rotated"]

test_no_rotation if {
	every method in ["oauth2", "oidc", "mtls", "api-key", "basic"] {
		stale_credential.deny == {{
			"message": "the manifest does not state how often the credential is rotated",
			"at": rotation,
		}} with input as {
			"absent": ["spec.identity.credential", "spec.identity.credential.rotated", "spec.identity.credential.rotation"],
			"spec": {"identity": {"method": method}},
		}
	}
}

test_other_methods if {
	every method in ["workload-identity", "none"] {
		count(stale_credential.deny) == 0 with input as {
			"absent": ["spec.identity.credential.rotated", "spec.identity.credential.rotation"],
			"spec": {"identity": {"method": method}},
		}
		count(stale_credential.deny) == 0 with input as object.union(
			credential("120d", 120, "2026-01-01", "2026-05-01"),
			{"spec": {"identity": {"method": method}}},
		)
	}
}

test_no_method if {
	count(stale_credential.deny) == 0 with input as {
		"absent": ["spec.identity.method", "spec.identity.credential.rotated", "spec.identity.credential.rotation"],
		"spec": {},
	}
}

# Neither stated nor absent: it violates the schema, which is another finding.
test_misstated_rotation_is_reported_once if {
	count(stale_credential.deny) == 0 with input as {
		"absent": ["spec.identity.credential.rotated"],
		"spec": {"identity": {"method": "oauth2", "credential": {"ref": "vault://a"}}},
	}
}

test_misstated_day_is_reported_once if {
	count(stale_credential.deny) == 0 with input as {
		"absent": [],
		"spec": {"identity": {"method": "oauth2", "credential": {"rotation": "30d"}}},
		"rotation_seconds": 2592000,
	}
}

test_too_seldom if {
	stale_credential.deny == {{
		"message": "the credential is rotated every 91d, but at most 90 days are allowed",
		"at": rotation,
	}} with input as credential("91d", 91, "2026-06-29", "2026-09-28") with data.sealint.today as "2026-06-30"
}

test_uncountable if {
	stale_credential.deny == {{
		"message": "the credential is rotated every 999999d, but at most 90 days are allowed",
		"at": rotation,
	}} with input as {
		"absent": [],
		"spec": {"identity": {"method": "oauth2", "credential": {"rotation": "999999d", "rotated": "2026-06-29"}}},
	}
}

test_max_days if {
	on_time := credential("91d", 91, "2026-06-29", "2026-09-28")
	count(stale_credential.deny) == 0 with input as on_time
		with data.sealint.today as "2026-06-30"
		with data.sealint.params as {"max_days": 91, "warn_days": 14}
}

test_on_time if {
	count(stale_credential.deny) == 0 with input as credential("90d", 90, "2026-06-01", "2026-08-30")
		with data.sealint.today as "2026-06-30"
}

test_last_rotation_not_stated if {
	stale_credential.deny == {{
		"message": "the manifest does not state when the credential was last rotated",
		"at": rotated,
	}} with input as {
		"absent": ["spec.identity.credential.rotated"],
		"spec": {"identity": {"method": "mtls", "credential": {"rotation": "30d"}}},
		"rotation_seconds": 2592000,
	}
}

# The day itself is still in time.
test_days_around_the_due_one if {
	every today, text in {
		"2026-07-03": "was due for rotation 3 days ago, on 2026-06-30",
		"2026-07-01": "was due for rotation 1 day ago, on 2026-06-30",
		"2026-06-30": "is due for rotation today",
		"2026-06-29": "is due for rotation in 1 day, on 2026-06-30",
		"2026-06-16": "is due for rotation in 14 days, on 2026-06-30",
	} {
		stale_credential.deny == {{"message": sprintf("the credential %s", [text]), "at": rotated}} with input as june
			with data.sealint.today as today
	}
	count(stale_credential.deny) == 0 with input as june with data.sealint.today as "2026-06-15"
}

test_warn_days if {
	count(stale_credential.deny) == 0 with input as june
		with data.sealint.today as "2026-06-30"
		with data.sealint.params as {"max_days": 90, "warn_days": 0}
	count(stale_credential.deny) == 1 with input as june
		with data.sealint.today as "2026-07-01"
		with data.sealint.params as {"max_days": 90, "warn_days": 0}
	count(stale_credential.deny) == 1 with input as june
		with data.sealint.today as "2026-06-10"
		with data.sealint.params as {"max_days": 90, "warn_days": 20}
}

# What is rotated every week is not always about to be late.
test_short_rotation if {
	weekly := credential("7d", 7, "2026-06-23", "2026-06-30")
	count(stale_credential.deny) == 0 with input as weekly with data.sealint.today as "2026-06-26"
	count(stale_credential.deny) == 1 with input as weekly with data.sealint.today as "2026-06-27"
}

test_in_the_future if {
	stale_credential.deny == {{
		"message": "the last rotation is dated 2026-07-01, which is in the future",
		"at": ["spec", "identity", "credential", "rotated"],
	}} with input as credential("30d", 30, "2026-07-01", "2026-07-31") with data.sealint.today as "2026-06-30"
	count(stale_credential.deny) == 0 with input as credential("30d", 30, "2026-06-30", "2026-07-30")
		with data.sealint.today as "2026-06-30"
}

# The future is told, not when it is due.
test_in_the_year_10000 if {
	count(stale_credential.deny) == 1 with input as credential("90d", 90, "9999-12-31", "10000-03-30")
		with data.sealint.today as "2026-06-30"
}

june := credential("40d", 40, "2026-05-21", "2026-06-30")

credential(period, days, day, due) := {
	"absent": [],
	"spec": {"identity": {"method": "oauth2", "credential": {"rotation": period, "rotated": day}}},
	"rotation_seconds": days * 86400,
	"credential_due": due,
}
