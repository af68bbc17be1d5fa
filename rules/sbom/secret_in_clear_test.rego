package sealint.sbom.secret_in_clear_test

import data.sealint.sbom.secret_in_clear

test_found if {
	found := secret_in_clear.deny with input as facts(true, "private-key")
	found == {{"message": "signing key is stated with its value: a private key in clear", "at": ["crypto", "clear_secret"]}}
}

test_of_no_stated_type if {
	found := secret_in_clear.deny with input as {"name": "signing key", "crypto": {"clear_secret": true}}
	found == {{"message": "signing key is stated with its value: a secret in clear", "at": ["crypto", "clear_secret"]}}
}

test_of_unknown_type if {
	found := secret_in_clear.deny with input as facts(true, "unknown")
	found == {{"message": "signing key is stated with its value: a secret in clear", "at": ["crypto", "clear_secret"]}}
}

test_no_value if {
	count(secret_in_clear.deny) == 0 with input as facts(false, "private-key")
}

test_no_cryptographic_asset if {
	count(secret_in_clear.deny) == 0 with input as {"name": "left-pad"}
}

facts(clear, type) := {"name": "signing key", "crypto": {"clear_secret": clear, "material_type": type}}
