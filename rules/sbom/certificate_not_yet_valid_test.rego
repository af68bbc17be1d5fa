package sealint.sbom.certificate_not_yet_valid_test

import data.sealint.sbom.certificate_not_yet_valid

test_future if {
	found := certificate_not_yet_valid.deny with input as facts({}) with data.sealint.today as "2026-06-28"
	found == {{"message": "www is valid from 2026-06-29 only", "at": ["crypto", "not_before"]}}
}

test_first_day if {
	count(certificate_not_yet_valid.deny) == 0 with input as facts({}) with data.sealint.today as "2026-06-29"
}

test_said_to_be_in_preparation if {
	count(certificate_not_yet_valid.deny) == 0 with input as facts({"state": "pre-activation"}) with data.sealint.today as "2026-06-28"
}

test_no_cryptographic_asset if {
	count(certificate_not_yet_valid.deny) == 0 with input as {"name": "left-pad"} with data.sealint.today as "2026-06-28"
}

facts(more) := {"name": "www", "crypto": object.union({"asset_type": "certificate", "not_before": "2026-06-29"}, more)}
