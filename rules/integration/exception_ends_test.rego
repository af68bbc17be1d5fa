package sealint.integration.exception_ends_test

import data.sealint.integration.exception_ends

test_ends if {
	every today, text in {
		"2026-06-30": "today",
		"2026-06-29": "in 1 day, on 2026-06-30",
		"2026-06-21": "in 9 days, on 2026-06-30",
		"2026-06-16": "in 14 days, on 2026-06-30",
	} {
		exception_ends.deny == {{
			"message": sprintf("the approval of elevated privileges ends %s", [text]),
			"at": ["spec", "identity", "elevated", "expires"],
		}} with input as approval with data.sealint.today as today
	}
}

test_far_away if {
	count(exception_ends.deny) == 0 with input as approval with data.sealint.today as "2026-06-15"
}

# The rules that the exception was from report an ended one.
test_ended if {
	count(exception_ends.deny) == 0 with input as approval with data.sealint.today as "2026-07-01"
}

test_warn_days if {
	count(exception_ends.deny) == 0 with input as approval
		with data.sealint.today as "2026-06-30"
		with data.sealint.params as {"warn_days": 0}
	count(exception_ends.deny) == 1 with input as approval
		with data.sealint.today as "2026-05-31"
		with data.sealint.params as {"warn_days": 30}
}

test_no_approval if {
	count(exception_ends.deny) == 0 with input as {"spec": {}}
	count(exception_ends.deny) == 0 with input as {"spec": {"identity": {"elevated": {"reason": "migration"}}}}
}

approval := {"spec": {"identity": {"elevated": {"expires": "2026-06-30"}}}}
