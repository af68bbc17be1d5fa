package sealint.sbom.weak_cipher_suite_test

import data.sealint.sbom.weak_cipher_suite

test_found if {
	found := weak_cipher_suite.deny with input as facts([suite("Z", {}), suite("A", {})]) with data.sealint.today as "2026-06-30"
	found == {{
		"message": "TLS offers A, which does not encrypt (and 1 more): disallowed since 2022-11-01 by RFC 9325",
		"at": ["crypto", "weaknesses", 1],
	}}
}

test_one if {
	found := weak_cipher_suite.deny with input as facts([suite("A", {})]) with data.sealint.today as "2026-06-30"
	found == {{
		"message": "TLS offers A, which does not encrypt: disallowed since 2022-11-01 by RFC 9325",
		"at": ["crypto", "weaknesses", 0],
	}}
}

test_the_day_before if {
	count(weak_cipher_suite.deny) == 0 with input as facts([suite("A", {})]) with data.sealint.today as "2022-10-31"
}

test_discouraged if {
	count(weak_cipher_suite.deny) == 0 with input as facts([suite("A", {"legacy": true})]) with data.sealint.today as "2026-06-30"
}

test_other_weakness if {
	count(weak_cipher_suite.deny) == 0 with input as facts([suite("A", {"of": "protocol"})]) with data.sealint.today as "2026-06-30"
}

test_no_cryptographic_asset if {
	count(weak_cipher_suite.deny) == 0 with input as {"name": "left-pad"} with data.sealint.today as "2026-06-30"
}

facts(weaknesses) := {"name": "TLS", "crypto": {"weaknesses": weaknesses}}

suite(name, overrides) := object.union(
	{
		"of": "cipher-suite", "subject": name, "reason": "does not encrypt", "source": "RFC 9325", "since": "2022-11-01",
		"legacy": false,
	},
	overrides,
)
