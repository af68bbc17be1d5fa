# METADATA
# title: Keys are long enough
# description: >-
#   Somebody with enough computers finds a key that is too short. Standards therefore demand 2048 bits for RSA and
#   Diffie-Hellman, 224 bits for elliptic curves, and a security level of 112 bits. The rule ignores algorithms that a
#   component only implements, and those that only verify or decrypt old data.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/cbom/
#   - ref: https://doi.org/10.6028/NIST.SP.800-131Ar2
#   - ref: https://cwe.mitre.org/data/definitions/326.html
# custom:
#   id: sbom/weak-key-length
#   entity: component
#   severity: medium
#   profile: recommended
#   fix: >-
#     Generate a longer key (RSA of 3072 bits, a curve of 256 bits), and replace the certificates and configurations
#     that use the old one.
#   controls: [guide/2.threats, guide/6.sbom, CWE-326]
package sealint.sbom.weak_key_length

deny contains finding if {
	some i, weakness in input.crypto.weaknesses
	weakness.of == "key-length"
	not weakness.legacy
	not input.crypto.only_provided
	weakness.since <= data.sealint.today
	message := sprintf("%s %s: disallowed since %s by %s", [weakness.subject, weakness.reason, weakness.since, weakness.source])
	finding := {"message": message, "at": ["crypto", "weaknesses", i]}
}
