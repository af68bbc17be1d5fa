package sealint.integration.revocation_drill_due_test

import data.sealint.integration.revocation_drill_due

# 180 days after the drill is still in time.
test_days_around_the_due_one if {
	every today, text in {
		"2026-06-30": "today",
		"2026-06-29": "in 1 day, on 2026-06-30",
		"2026-06-16": "in 14 days, on 2026-06-30",
	} {
		revocation_drill_due.deny == {{
			"message": sprintf("revocation was last rehearsed on 2026-01-01, and the next rehearsal is due %s", [text]),
			"at": drilled,
		}} with input as revocation("2026-01-01") with data.sealint.today as today
	}
	every today in ["2026-06-15", "2026-07-01"] {
		count(revocation_drill_due.deny) == 0 with input as revocation("2026-01-01") with data.sealint.today as today
	}
}

test_no_warning if {
	count(revocation_drill_due.deny) == 0 with input as revocation("2026-01-01")
		with data.sealint.today as "2026-06-30"
		with data.sealint.params as {"max_drill_days": 180, "warn_days": 0}
}

# A weekly rehearsal would otherwise always be due soon.
test_frequent_drills if {
	every day, findings in {"2026-06-28": 0, "2026-06-26": 1} {
		count(revocation_drill_due.deny) == findings with input as revocation(day)
			with data.sealint.today as "2026-06-30"
			with data.sealint.params as {"max_drill_days": 7, "warn_days": 14}
	}
}

test_proposed if {
	proposed := object.union(revocation("2026-01-01"), {"metadata": {"lifecycle": "proposed"}})
	count(revocation_drill_due.deny) == 0 with input as proposed with data.sealint.today as "2026-06-30"
}

test_no_credential if {
	open := object.union(revocation("2026-01-01"), {"spec": {"identity": {"method": "none"}}})
	count(revocation_drill_due.deny) == 0 with input as open with data.sealint.today as "2026-06-30"
}

test_not_stated if {
	count(revocation_drill_due.deny) == 0 with input as {"metadata": {}, "spec": {"identity": {"method": "oauth2"}}}
}

drilled := ["spec", "identity", "revocation", "drilled"]

revocation(day) := {
	"metadata": {"lifecycle": "active"},
	"spec": {"identity": {"method": "oauth2", "revocation": {"drilled": day}}},
}
