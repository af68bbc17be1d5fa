# METADATA
# title: A CycloneDX document keeps to its schema
# description: >-
#   A document that violates the schema of its own version is read differently by every tool, or not at all: fields
#   are dropped in silence, and what a scanner did not read it does not warn about.
# related_resources:
#   - ref: https://cyclonedx.org/specification/overview/
# custom:
#   id: sbom/schema
#   entity: sbom
#   severity: high
#   profile: baseline
#   standards: [scvs-l1]
#   fix: >-
#     Correct the generator or its configuration so that the document validates against the CycloneDX schema of its
#     specVersion.
#   controls: [guide/6.sbom, SCVS-2.1]
package sealint.sbom.schema

deny contains finding if {
	input.format == "cyclonedx"
	some i, violation in input.schema_violations
	not violation.of_value # sbom/schema-value finds these
	finding := {"message": violation.message, "at": ["schema_violations", i]}
}

deny contains finding if {
	input.format == "cyclonedx"
	input.more_violations > 0
	finding := {"message": sprintf("%d more schema violations are not listed", [input.more_violations]), "at": []}
}
