package sealint.sbom.key_compromised_test

import data.sealint.sbom.key_compromised

test_compromised if {
	found := key_compromised.deny with input as facts("compromised")
	found == {{"message": "signing key is compromised", "at": ["crypto", "state"]}}
}

test_other_states[state] if {
	some state in ["active", "pre-activation", "suspended", "deactivated", "destroyed"]
	count(key_compromised.deny) == 0 with input as facts(state)
}

test_no_cryptographic_asset if {
	count(key_compromised.deny) == 0 with input as {"name": "left-pad"}
}

facts(state) := {"name": "signing key", "crypto": {"asset_type": "related-crypto-material", "state": state}}
