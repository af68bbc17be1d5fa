# METADATA
# title: Keys and algorithms resist quantum computers
# description: >-
#   A large quantum computer breaks RSA, DSA, Diffie-Hellman and elliptic curves, whatever the length of the key.
#   Whoever records encrypted traffic today can read it then. NIST IR 8547, a draft, deprecates them from 2031 (112
#   bits) and disallows them from 2036. The rule lists what has to be replaced by then.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/cbom/
#   - ref: https://doi.org/10.6028/NIST.IR.8547.ipd
# custom:
#   id: sbom/quantum-vulnerable
#   entity: component
#   severity: info
#   profile: strict
#   fix: >-
#     Plan the move to ML-KEM, ML-DSA or SLH-DSA, first where data must stay secret for long.
#   controls: [guide/6.sbom]
package sealint.sbom.quantum_vulnerable

deny contains finding if {
	kind := input.crypto.quantum_vulnerable
	not input.crypto.out_of_use
	message := sprintf("a large quantum computer breaks %s (%s): NIST IR 8547 (draft) disallows it from 2036-01-01", [input.name, kinds[kind]])
	finding := {"message": message, "at": ["crypto", "quantum_vulnerable"]}
}

kinds := {"RSA": "RSA", "DSA": "DSA", "DH": "Diffie-Hellman or ElGamal", "EC": "elliptic curve"}
