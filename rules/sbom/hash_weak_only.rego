# METADATA
# title: A component has a hash that nobody can forge
# description: >-
#   For MD5, SHA-1 and their like two inputs with one digest can be made at will. A component whose only digests are of
#   such algorithms can be swapped for another that was prepared for it, and the comparison still succeeds. Weak digests
#   do no harm beside a strong one.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
#   - ref: https://cwe.mitre.org/data/definitions/328.html
# custom:
#   id: sbom/hash-weak-only
#   entity: component
#   severity: medium
#   profile: recommended
#   standards: [cisa-2026]
#   fix: Have the generator record SHA-256 or stronger, beside or instead of the weak digest.
#   controls: [guide/2.threats, guide/6.sbom, CISA-2026, CWE-328]
package sealint.sbom.hash_weak_only

deny contains finding if {
	input.weak_hashes
	algorithms := concat(", ", {hash.alg | some hash in input.hashes})
	finding := {"message": sprintf("%s has only hashes of broken algorithms: %s", [input.name, algorithms]), "at": ["hashes", 0]}
}
