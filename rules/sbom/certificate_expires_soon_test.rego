package sealint.sbom.certificate_expires_soon_test

import data.sealint.sbom.certificate_expires_soon

params := {"days": 30}

test_soon if {
	found := certificate_expires_soon.deny with input as facts({}) with data.sealint.params as params
		with data.sealint.today as "2026-06-15"
	found == {{"message": "www expires on 2026-06-29, in 14 days", "at": ["crypto", "not_after"]}}
}

test_last_day if {
	count(certificate_expires_soon.deny) == 1 with input as facts({}) with data.sealint.params as params
		with data.sealint.today as "2026-06-29"
}

test_expired_is_another_rule if {
	count(certificate_expires_soon.deny) == 0 with input as facts({}) with data.sealint.params as params
		with data.sealint.today as "2026-06-30"
}

test_later if {
	count(certificate_expires_soon.deny) == 0 with input as facts({}) with data.sealint.params as params
		with data.sealint.today as "2026-05-01"
}

test_no_longer_in_use[word] if {
	some word in ["out_of_use", "revoked"]
	count(certificate_expires_soon.deny) == 0 with input as facts({word: true}) with data.sealint.params as params
		with data.sealint.today as "2026-06-15"
}

test_no_cryptographic_asset if {
	count(certificate_expires_soon.deny) == 0 with input as {"name": "left-pad"} with data.sealint.params as params
		with data.sealint.today as "2026-06-15"
}

facts(more) := {"name": "www", "crypto": object.union(
	{"asset_type": "certificate", "out_of_use": false, "revoked": false, "not_after": "2026-06-29"},
	more,
)}
