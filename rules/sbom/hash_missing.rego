# METADATA
# title: Every component has a hash
# description: >-
#   A name and a version say what was asked for; only a digest says which bytes came. Without one nobody can tell
#   whether the component at hand is the one that the document describes. The document's subject is often described
#   before it is built, and a file that is listed needs no package's fields: both are exempt.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
#   - ref: https://scvs.owasp.org/
# custom:
#   id: sbom/hash-missing
#   entity: component
#   severity: low
#   profile: standard
#   standards: [cisa-2026, scvs-l3]
#   fix: Have the generator record a digest, SHA-256 or stronger, of every component or of its distribution.
#   controls: [guide/2.threats, guide/6.sbom, CISA-2026, SCVS-2.18]
package sealint.sbom.hash_missing

deny contains finding if {
	input.hash_state == "absent"
	finding := {"message": sprintf("%s has no hash", [input.name]), "at": ["hashes"]}
}
