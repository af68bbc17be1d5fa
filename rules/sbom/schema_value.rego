# METADATA
# title: The values in a CycloneDX document have the form that its schema demands
# description: >-
#   A licence id that is newer than the schema's own list, or an address that is not written as one, breaks
#   validation though every reader understands the rest. It still makes strict consumers refuse the document, and a
#   malformed address leads nowhere.
# related_resources:
#   - ref: https://cyclonedx.org/specification/overview/
#   - ref: https://cyclonedx.org/docs/1.6/json/
# custom:
#   id: sbom/schema-value
#   entity: sbom
#   severity: medium
#   profile: recommended
#   standards: [scvs-l1]
#   fix: >-
#     Write the value in the form that is named; for a licence that the format does not know yet, use name or an
#     expression instead of id, or a newer version of the format.
#   controls: [guide/6.sbom, SCVS-2.1]
package sealint.sbom.schema_value

deny contains finding if {
	input.format == "cyclonedx"
	some i, violation in input.schema_violations
	violation.of_value
	finding := {"message": violation.message, "at": ["schema_violations", i]}
}
