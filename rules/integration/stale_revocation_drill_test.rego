package sealint.integration.stale_revocation_drill_test

import data.sealint.integration.stale_revocation_drill

# 180 days after the drill is still in time.
test_days_around_the_due_one if {
	every today, text in {
		"2026-07-03": "revocation was last rehearsed 183 days ago, on 2026-01-01, but at most 180 days are allowed",
		"2026-07-01": "revocation was last rehearsed 181 days ago, on 2026-01-01, but at most 180 days are allowed",
	} {
		stale_revocation_drill.deny == {{"message": text, "at": drilled}} with input as revocation("2026-01-01")
			with data.sealint.today as today
	}
	every today in ["2025-12-31", "2026-06-30"] {
		count(stale_revocation_drill.deny) == 0 with input as revocation("2026-01-01") with data.sealint.today as today
	}
}

test_params if {
	stale_revocation_drill.deny == {{
		"message": "revocation was last rehearsed 1 day ago, on 2026-06-29, but at most 0 days are allowed",
		"at": drilled,
	}} with input as revocation("2026-06-29")
		with data.sealint.today as "2026-06-30"
		with data.sealint.params as {"max_drill_days": 0}
}

test_proposed if {
	proposed := object.union(revocation("2025-01-01"), {"metadata": {"lifecycle": "proposed"}})
	count(stale_revocation_drill.deny) == 0 with input as proposed with data.sealint.today as "2026-06-30"
}

test_no_credential if {
	open := object.union(revocation("2025-01-01"), {"spec": {"identity": {"method": "none"}}})
	count(stale_revocation_drill.deny) == 0 with input as open with data.sealint.today as "2026-06-30"
}

test_not_stated if {
	count(stale_revocation_drill.deny) == 0 with input as {"metadata": {}, "spec": {"identity": {"method": "oauth2"}}}
}

drilled := ["spec", "identity", "revocation", "drilled"]

revocation(day) := {
	"metadata": {"lifecycle": "active"},
	"spec": {"identity": {"method": "oauth2", "revocation": {"drilled": day}}},
}
