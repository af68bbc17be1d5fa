package sealint.sbom.weak_key_length_test

import data.sealint.sbom.weak_key_length

test_found if {
	found := weak_key_length.deny with input as facts([{"of": "other"}, weakness({})], {}) with data.sealint.today as "2026-06-30"
	found == {{
		"message": "X is weak: disallowed since 2014-01-01 by a standard",
		"at": ["crypto", "weaknesses", 1],
	}}
}

test_on_the_first_day if {
	count(weak_key_length.deny) == 1 with input as facts([weakness({})], {}) with data.sealint.today as "2014-01-01"
}

test_the_day_before if {
	count(weak_key_length.deny) == 0 with input as facts([weakness({})], {}) with data.sealint.today as "2013-12-31"
}

test_legacy_use if {
	count(weak_key_length.deny) == 0 with input as facts([weakness({"legacy": true})], {}) with data.sealint.today as "2026-06-30"
}

test_provided_only if {
	count(weak_key_length.deny) == 0 with input as facts([weakness({})], {"only_provided": true})
		with data.sealint.today as "2026-06-30"
}

test_no_cryptographic_asset if {
	count(weak_key_length.deny) == 0 with input as {"name": "left-pad"} with data.sealint.today as "2026-06-30"
}

facts(weaknesses, more) := {"crypto": object.union({"weaknesses": weaknesses, "only_provided": false}, more)}

weakness(overrides) := object.union(
	{"of": "key-length", "subject": "X", "reason": "is weak", "source": "a standard", "since": "2014-01-01", "legacy": false},
	overrides,
)
