package sealint.sbom.certificate_revoked_test

import data.sealint.sbom.certificate_revoked

test_revoked if {
	found := certificate_revoked.deny with input as {"name": "www", "crypto": {"revoked": true, "out_of_use": false}}
	found == {{"message": "www was revoked", "at": ["crypto", "revoked"]}}
}

test_and_destroyed if {
	count(certificate_revoked.deny) == 0 with input as {"name": "www", "crypto": {"revoked": true, "out_of_use": true}}
}

test_valid if {
	count(certificate_revoked.deny) == 0 with input as {"name": "www", "crypto": {"revoked": false, "out_of_use": false}}
}

test_no_cryptographic_asset if {
	count(certificate_revoked.deny) == 0 with input as {"name": "left-pad"}
}
