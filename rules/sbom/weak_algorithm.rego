# METADATA
# title: No disallowed cryptographic algorithm is in use
# description: >-
#   An algorithm that a standard disallows can be attacked at a cost that somebody can pay: DES, RC4, MD5, signatures
#   with SHA-1, triple DES, ECB mode and others. The rule compares the date of the run with the table in docs/sbom.md.
#   It ignores algorithms that a component only implements, and those that only verify or decrypt old data where the
#   standard allows it.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/cbom/
#   - ref: https://doi.org/10.6028/NIST.SP.800-131Ar2
#   - ref: https://cwe.mitre.org/data/definitions/327.html
# custom:
#   id: sbom/weak-algorithm
#   entity: component
#   severity: medium
#   profile: recommended
#   fix: >-
#     Replace the algorithm by one that the standard approves, such as AES in GCM mode, SHA-256 or ECDSA, or remove it
#     from the configuration.
#   controls: [guide/2.threats, guide/6.sbom, CWE-327]
package sealint.sbom.weak_algorithm

deny contains finding if {
	some i, weakness in input.crypto.weaknesses
	weakness.of == "algorithm"
	not weakness.legacy
	not input.crypto.only_provided
	weakness.since <= data.sealint.today
	message := sprintf("%s %s: disallowed since %s by %s", [weakness.subject, weakness.reason, weakness.since, weakness.source])
	finding := {"message": message, "at": ["crypto", "weaknesses", i]}
}
