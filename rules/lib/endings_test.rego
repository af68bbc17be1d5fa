package sealint.lib.endings_test

import data.sealint.lib.endings

# The day itself still counts.
test_words if {
	every today, text in {
		"2026-07-03": "ended 3 days ago, on 2026-06-30",
		"2026-07-01": "ended 1 day ago, on 2026-06-30",
		"2026-06-30": "ends today",
		"2026-06-29": "ends in 1 day, on 2026-06-30",
	} {
		endings.words({"sunset": "2026-06-30"}) == text with data.sealint.today as today
	}
}

test_related if {
	some related in endings.related(1, {"name": "GET /old", "sunset": "2026-06-30"})
	related.ref == ["contract", "used", 1, "x-sunset"]
	related.message == "the sunset of GET /old is 2026-06-30"
	count(endings.related(1, {"name": "GET /old", "sunset": ""})) == 0
}
