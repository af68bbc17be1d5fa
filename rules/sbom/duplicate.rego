# METADATA
# title: Every component is listed once
# description: >-
#   If a component is listed twice under two references, its dependencies, licence and analysis are on only one of
#   them. Counts are wrong, and a VEX statement about one leaves the other marked as vulnerable.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/#components
#   - ref: https://scvs.owasp.org/scvs/v1-inventory/
# custom:
#   id: sbom/duplicate
#   entity: component
#   severity: low
#   profile: strict
#   standards: [scvs-l1]
#   fix: >-
#     Merge the two, and let dependencies refer to the one that remains.
#   controls: [guide/6.sbom, SCVS-1.7]
package sealint.sbom.duplicate

deny contains finding if {
	input.duplicate
	finding := {
		"message": sprintf("%s is listed more than once", [input.name]),
		"at": ["name"],
		"related": [{"ref": ["twin"], "message": "the same component"}],
	}
}
