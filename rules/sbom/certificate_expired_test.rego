package sealint.sbom.certificate_expired_test

import data.sealint.sbom.certificate_expired

test_expired if {
	found := certificate_expired.deny with input as facts({}) with data.sealint.today as "2026-06-30"
	found == {{"message": "www expired on 2026-06-29", "at": ["crypto", "not_after"]}}
}

test_last_day if {
	count(certificate_expired.deny) == 0 with input as facts({}) with data.sealint.today as "2026-06-29"
}

test_no_longer_in_use[word] if {
	some word in ["out_of_use", "revoked"]
	count(certificate_expired.deny) == 0 with input as facts({word: true}) with data.sealint.today as "2026-06-30"
}

test_no_date if {
	undated := {"name": "www", "crypto": {"asset_type": "certificate", "out_of_use": false, "revoked": false}}
	count(certificate_expired.deny) == 0 with input as undated with data.sealint.today as "2026-06-30"
}

test_no_cryptographic_asset if {
	count(certificate_expired.deny) == 0 with input as {"name": "left-pad"} with data.sealint.today as "2026-06-30"
}

facts(more) := {"name": "www", "crypto": object.union(
	{"asset_type": "certificate", "out_of_use": false, "revoked": false, "not_after": "2026-06-29"},
	more,
)}
