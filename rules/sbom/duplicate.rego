# METADATA
# title: Every component is listed once
# description: >-
#   A component that is listed twice under two references has its dependencies, licence and analysis on one of them
#   only. Counts are wrong, and a VEX statement about the one leaves the other standing as vulnerable.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/#components
#   - ref: https://scvs.owasp.org/scvs/v1-inventory/
# custom:
#   id: sbom/duplicate
#   entity: component
#   severity: low
#   profile: strict
#   standards: [scvs-l1]
#   fix: Merge the two, and let dependencies refer to the one that is left.
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
