# METADATA
# title: Algorithms stay allowed
# description: >-
#   For some algorithms, standards have set the day from which they are disallowed. NIST ends SHA-1 with the year
#   2030. Replacing an algorithm takes years in devices, protocols and archives.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/cbom/
#   - ref: https://csrc.nist.gov/news/2022/nist-transitioning-away-from-sha-1-for-all-apps
# custom:
#   id: sbom/algorithm-ending
#   entity: component
#   severity: low
#   profile: strict
#   fix: >-
#     Plan the replacement, and use SHA-256 or a newer algorithm in everything new.
#   controls: [guide/2.threats, guide/6.sbom, CWE-327]
package sealint.sbom.algorithm_ending

deny contains finding if {
	some i, weakness in input.crypto.weaknesses
	weakness.since > data.sealint.today
	message := sprintf("%s %s: disallowed from %s by %s", [weakness.subject, weakness.reason, weakness.since, weakness.source])
	finding := {"message": message, "at": ["crypto", "weaknesses", i]}
}
