# METADATA
# title: The values in a CycloneDX document are valid against its schema
# description: >-
#   A licence id that is newer than the list in the schema, or a malformed address, breaks validation although readers
#   understand the rest. Strict consumers then refuse the document, and a malformed address leads nowhere.
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
#     Write the value in the stated form. For a licence that the format does not know yet, use name or an expression
#     instead of id, or a newer version of the format.
#   controls: [guide/6.sbom, SCVS-2.1]
package sealint.sbom.schema_value

deny contains finding if {
	input.format == "cyclonedx"
	some i, violation in input.schema_violations
	violation.of_value
	finding := {"message": violation.message, "at": ["schema_violations", i]}
}
