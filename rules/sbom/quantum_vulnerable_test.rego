package sealint.sbom.quantum_vulnerable_test

import data.sealint.sbom.quantum_vulnerable

test_found[kind] if {
	some kind, name in {"RSA": "RSA", "DSA": "DSA", "DH": "Diffie-Hellman or ElGamal", "EC": "elliptic curve"}
	found := quantum_vulnerable.deny with input as {"name": "X", "crypto": {"quantum_vulnerable": kind, "out_of_use": false}}
	found == {{
		"message": sprintf("a large quantum computer breaks X (%s): NIST IR 8547 (draft) disallows it from 2036-01-01", [name]),
		"at": ["crypto", "quantum_vulnerable"],
	}}
}

test_destroyed_key if {
	count(quantum_vulnerable.deny) == 0 with input as {"name": "X", "crypto": {"quantum_vulnerable": "RSA", "out_of_use": true}}
}

test_symmetric if {
	count(quantum_vulnerable.deny) == 0 with input as {"name": "AES", "crypto": {"out_of_use": false}}
}

test_no_cryptographic_asset if {
	count(quantum_vulnerable.deny) == 0 with input as {"name": "left-pad"}
}
