package sealint.openapi.sunset_passed_test

import data.sealint.openapi.sunset_passed

test_passed if {
	sunset_passed.deny == {{"message": "GET /pets should have been removed on 2026-06-29", "at": ["x-sunset"]}} with input as facts({"sunset": "2026-06-29"})
		with data.sealint.today as "2026-06-30"
}

test_today if {
	count(sunset_passed.deny) == 0 with input as facts({"sunset": "2026-06-30"})
		with data.sealint.today as "2026-06-30"
}

test_none if {
	count(sunset_passed.deny) == 0 with input as facts({})
		with data.sealint.today as "2026-06-30"
}

facts(overrides) := object.union({"method": "GET", "path": "/pets", "deprecated": true, "sunset_declared": false, "migration": false, "sunset": ""}, overrides)
