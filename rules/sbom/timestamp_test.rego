package sealint.sbom.timestamp_test

import data.sealint.sbom.timestamp

test_absent if {
	found := timestamp.deny with input as {"timestamp_problem": "absent"}
	found == {{"message": "the document has no timestamp", "at": ["timestamp"]}}
}

test_form if {
	found := timestamp.deny with input as {"timestamp": "30 June 2026", "timestamp_problem": "form"}
	found == {{"message": "the timestamp \"30 June 2026\" is not a date and time of RFC 3339", "at": ["timestamp"]}}
}

test_future if {
	future := facts({"timestamp": "2026-07-02T00:00:00Z", "timestamp_day": "2026-07-02"})
	found := timestamp.deny with input as future with data.sealint.today as "2026-06-30"
	found == {{"message": "the timestamp \"2026-07-02T00:00:00Z\" lies in the future", "at": ["timestamp"]}}
}

test_far_future if {
	count(timestamp.deny) == 1 with input as facts({"timestamp_day": "9999-12-31"})
		with data.sealint.today as "2026-06-30"
}

test_tomorrow_may_be_today_elsewhere if {
	count(timestamp.deny) == 0 with input as facts({"timestamp_day": "2026-07-01"})
		with data.sealint.today as "2026-06-30"
}

test_clean if {
	count(timestamp.deny) == 0 with input as facts({}) with data.sealint.today as "2026-06-30"
}

facts(overrides) := object.union({"timestamp": "2026-06-30T12:00:00Z", "timestamp_day": "2026-06-30"}, overrides)
