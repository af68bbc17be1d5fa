# METADATA
# title: Algorithms that are kept for old data are known
# description: >-
#   Some algorithms may still verify old signatures or decrypt old data, and some are only advised against: 64-bit
#   blocks, HMAC with MD5, key exchange by RSA. Libraries also implement algorithms that nobody uses. Each is a choice
#   away from use, so somebody should know that it is there.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/cbom/
#   - ref: https://doi.org/10.6028/NIST.SP.800-131Ar2
# custom:
#   id: sbom/legacy-algorithm
#   entity: component
#   severity: low
#   profile: strict
#   fix: >-
#     Migrate the old data, switch the algorithm off where the library lets you, or accept the finding with the
#     reason.
#   controls: [guide/2.threats, guide/6.sbom, CWE-327]
package sealint.sbom.legacy_algorithm

deny contains finding if {
	some i, weakness in input.crypto.weaknesses
	weakness.since <= data.sealint.today
	why := reason(weakness)
	message := sprintf("%s %s (%s): see %s", [weakness.subject, weakness.reason, why, weakness.source])
	finding := {"message": message, "at": ["crypto", "weaknesses", i]}
}

reason(weakness) := "for old data, or advised against" if weakness.legacy

reason(weakness) := "implemented, but not used" if {
	not weakness.legacy
	input.crypto.only_provided
	weakness.of in {"algorithm", "key-length"}
}
