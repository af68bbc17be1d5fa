# METADATA
# title: Every component has a hash
# description: >-
#   A name and a version say what was requested; only a hash says which bytes arrived. Without one nobody can tell
#   whether a component is the one that the document describes. The subject of the document is often described before
#   it is built, and files need no fields of packages: both are exempt.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
#   - ref: https://scvs.owasp.org/
# custom:
#   id: sbom/hash-missing
#   entity: component
#   severity: low
#   profile: standard
#   standards: [cisa-2026, scvs-l3, cisa-2025, fsct-3, openchain-telco-1.1, bsi-1.1]
#   fix: >-
#     Let the generator record a hash, SHA-256 or stronger, of every component or of its distribution.
#   controls: [guide/2.threats, guide/6.sbom, CISA-2026, SCVS-2.18]
package sealint.sbom.hash_missing

deny contains finding if {
	input.hash_state == "absent"
	finding := {"message": sprintf("%s has no hash", [input.name]), "at": ["hashes"]}
}
