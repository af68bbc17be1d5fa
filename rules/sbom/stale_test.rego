package sealint.sbom.stale_test

import data.sealint.sbom.stale

params := {"days": 0}

test_old if {
	found := stale.deny with input as facts({"timestamp_day": "2026-05-30"})
		with data.sealint.params as {"days": 30}
		with data.sealint.today as "2026-06-30"
	found == {{"message": "the document is 31 days old, but at most 30 days are allowed", "at": ["timestamp"]}}
}

test_no_time_at_all if {
	found := stale.deny with input as facts({"timestamp_day": "0001-01-01"})
		with data.sealint.params as {"days": 30}
		with data.sealint.today as "2026-06-30"
	found == {{"message": "the document is of 0001-01-01, but at most 30 days are allowed", "at": ["timestamp"]}}
}

test_just_young_enough if {
	count(stale.deny) == 0 with input as facts({"timestamp_day": "2026-05-31"})
		with data.sealint.params as {"days": 30}
		with data.sealint.today as "2026-06-30"
}

test_off if {
	count(stale.deny) == 0 with input as facts({"timestamp_day": "2001-01-01"})
		with data.sealint.params as params
		with data.sealint.today as "2026-06-30"
}

test_future if {
	count(stale.deny) == 0 with input as facts({"timestamp_day": "2027-01-01"})
		with data.sealint.params as {"days": 30}
		with data.sealint.today as "2026-06-30"
}

test_no_timestamp_is_another_rule if {
	count(stale.deny) == 0 with input as {"timestamp_problem": "absent"}
		with data.sealint.params as {"days": 30}
		with data.sealint.today as "2026-06-30"
}

facts(overrides) := object.union({"timestamp_day": "2026-06-30"}, overrides)
