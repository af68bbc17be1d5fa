package sealint.sbom.key_expired_test

import data.sealint.sbom.key_expired

test_expired if {
	found := key_expired.deny with input as facts({}) with data.sealint.today as "2026-06-30"
	found == {{"message": "signing key expired on 2026-06-29", "at": ["crypto", "expires"]}}
}

test_last_day if {
	count(key_expired.deny) == 0 with input as facts({}) with data.sealint.today as "2026-06-29"
}

test_destroyed if {
	count(key_expired.deny) == 0 with input as facts({"out_of_use": true}) with data.sealint.today as "2026-06-30"
}

test_compromised_is_another_rule if {
	count(key_expired.deny) == 0 with input as facts({"state": "compromised"}) with data.sealint.today as "2026-06-30"
}

test_no_cryptographic_asset if {
	count(key_expired.deny) == 0 with input as {"name": "left-pad"} with data.sealint.today as "2026-06-30"
}

facts(more) := {"name": "signing key", "crypto": object.union(
	{"asset_type": "related-crypto-material", "out_of_use": false, "state": "active", "expires": "2026-06-29"},
	more,
)}
