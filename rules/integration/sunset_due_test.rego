package sealint.integration.sunset_due_test

import data.sealint.integration.sunset_due

test_coming_sunset if {
	sunset_due.deny == {{
		"message": "the sunset is in 9 days, on 2026-07-09, and the integration still has 2 consumers: a, b",
		"at": ["metadata", "sunset"],
	}} with input as integration({"sunset": "2026-07-09"})
		with data.sealint.today as "2026-06-30"
	some today in sunset_due.deny with input as integration({"sunset": "2026-06-30"})
		with data.sealint.today as "2026-06-30"
	today.message == "the sunset is today, and the integration still has 2 consumers: a, b"
}

test_warn_days if {
	count(sunset_due.deny) == 1 with input as integration({"sunset": "2026-07-30"})
		with data.sealint.today as "2026-06-30"
	every sunset in ["2026-07-31", "9999-12-31"] {
		count(sunset_due.deny) == 0 with input as integration({"sunset": sunset})
			with data.sealint.today as "2026-06-30"
	}
}

test_one_consumer if {
	some finding in sunset_due.deny with input as {
		"metadata": {"lifecycle": "deprecated", "sunset": "2026-06-30"},
		"spec": {"consumers": [{"name": ""}, {"name": "a"}]},
	}
		with data.sealint.today as "2026-06-30"
	finding.message == "the sunset is today, and the integration still has 1 consumer: a"
}

test_no_warning if {
	count(sunset_due.deny) == 0 with input as integration({"sunset": "2026-06-30"})
		with data.sealint.today as "2026-06-30"
		with data.sealint.params as {"warn_days": 0}
}

# integration/retired reports these.
test_retired_or_past if {
	every metadata in [{"lifecycle": "retired", "sunset": "2026-07-01"}, {"sunset": "2026-06-29"}] {
		count(sunset_due.deny) == 0 with input as integration(metadata) with data.sealint.today as "2026-06-30"
	}
}

test_no_consumers if {
	count(sunset_due.deny) == 0 with input as {"metadata": {"sunset": "2026-07-01"}, "spec": {}}
		with data.sealint.today as "2026-06-30"
}

integration(metadata) := {
	"metadata": metadata,
	"spec": {"consumers": [{"name": "a"}, {"name": "b", "data": "none"}]},
}
