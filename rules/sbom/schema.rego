# METADATA
# title: A CycloneDX document is valid against its schema
# description: >-
#   Tools read a document that violates the schema of its version differently, or not at all: they silently drop
#   fields, and a scanner does not warn about what it did not read.
# related_resources:
#   - ref: https://cyclonedx.org/specification/overview/
# custom:
#   id: sbom/schema
#   entity: sbom
#   severity: high
#   profile: baseline
#   standards: [scvs-l1]
#   fix: >-
#     Correct the generator or its configuration, so that the document is valid against the CycloneDX schema of its
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
