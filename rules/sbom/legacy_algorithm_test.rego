package sealint.sbom.legacy_algorithm_test

import data.sealint.sbom.legacy_algorithm

test_legacy if {
	found := legacy_algorithm.deny with input as facts({"legacy": true}, false) with data.sealint.today as "2026-06-30"
	found == {{
		"message": "X is weak (for old data, or advised against): see a standard",
		"at": ["crypto", "weaknesses", 0],
	}}
}

test_provided if {
	found := legacy_algorithm.deny with input as facts({}, true) with data.sealint.today as "2026-06-30"
	found == {{
		"message": "X is weak (implemented, but not used): see a standard",
		"at": ["crypto", "weaknesses", 0],
	}}
}

test_in_use_is_another_rule if {
	count(legacy_algorithm.deny) == 0 with input as facts({}, false) with data.sealint.today as "2026-06-30"
}

test_future_is_another_rule if {
	count(legacy_algorithm.deny) == 0 with input as facts({"legacy": true}, true) with data.sealint.today as "2013-12-31"
}

test_no_cryptographic_asset if {
	count(legacy_algorithm.deny) == 0 with input as {"name": "left-pad"} with data.sealint.today as "2026-06-30"
}

facts(weakness, provided) := {"crypto": {"only_provided": provided, "weaknesses": [object.union(
	{"of": "algorithm", "subject": "X", "reason": "is weak", "source": "a standard", "since": "2014-01-01", "legacy": false},
	weakness,
)]}}
