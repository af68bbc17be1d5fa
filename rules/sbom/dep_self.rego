# METADATA
# title: No element depends on itself
# description: >-
#   An element that depends on itself says nothing about the software, but a reader that follows dependencies without
#   remembering its path never finishes. It usually means that a tool mistook one element for another.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/
# custom:
#   id: sbom/dep-self
#   entity: sbom
#   severity: low
#   profile: strict
#   fix: Remove the dependency, or correct the reference if another element was meant.
#   controls: [guide/6.sbom, CWE-835]
package sealint.sbom.dep_self

deny contains finding if {
	some i, ref in input.self_edges
	finding := {"message": sprintf("%q depends on itself", [ref]), "at": ["self_edges", i]}
}
