# METADATA
# title: Every component with hashes has a strong one
# description: >-
#   For MD5, SHA-1 and similar algorithms, anybody can make two inputs with the same hash. If a component has only such
#   hashes, an attacker can replace it with a prepared one, and the comparison still succeeds. Weak hashes do no harm
#   beside a strong one.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
#   - ref: https://cwe.mitre.org/data/definitions/328.html
# custom:
#   id: sbom/hash-weak-only
#   entity: component
#   severity: medium
#   profile: recommended
#   standards: [cisa-2026, cisa-2025]
#   fix: >-
#     Let the generator record SHA-256 or stronger, beside or instead of the weak hash.
#   controls: [guide/2.threats, guide/6.sbom, CISA-2026, CWE-328]
package sealint.sbom.hash_weak_only

deny contains finding if {
	input.weak_hashes
	algorithms := concat(", ", {hash.alg | some hash in input.hashes})
	finding := {"message": sprintf("%s has only hashes of broken algorithms: %s", [input.name, algorithms]), "at": ["hashes", 0]}
}
