package sealint.openapi.deprecated_without_sunset_test

import data.sealint.openapi.deprecated_without_sunset

test_neither if {
	deprecated_without_sunset.deny == {{"message": "GET /pets is deprecated and has no x-sunset or Sunset header and names no replacement", "at": ["deprecated"]}} with input as facts({})
}

test_no_date if {
	deprecated_without_sunset.deny == {{"message": "GET /pets is deprecated and has no x-sunset or Sunset header", "at": ["deprecated"]}} with input as facts({"migration": true})
}

test_no_link if {
	deprecated_without_sunset.deny == {{"message": "GET /pets is deprecated and names no replacement", "at": ["deprecated"]}} with input as facts({"sunset_declared": true})
}

test_both if {
	count(deprecated_without_sunset.deny) == 0 with input as facts({"sunset_declared": true, "migration": true})
}

test_not_deprecated if {
	count(deprecated_without_sunset.deny) == 0 with input as facts({"deprecated": false})
}

facts(overrides) := object.union({"method": "GET", "path": "/pets", "deprecated": true, "sunset_declared": false, "migration": false, "sunset": ""}, overrides)
