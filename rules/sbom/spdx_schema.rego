# METADATA
# title: An SPDX document is valid against its schema
# description: >-
#   Many SPDX documents lack a field that their version requires, or write a value in their own way, and most tools
#   read them anyway. Other tools silently drop the document or parts of it. SPDX 3 is compared with its model, which
#   says the same as its schema.
# related_resources:
#   - ref: https://spdx.github.io/spdx-spec/v2.3/
# custom:
#   id: sbom/spdx-schema
#   entity: sbom
#   severity: medium
#   profile: recommended
#   standards: [scvs-l1]
#   fix: >-
#     Correct the generator or its configuration, so that the document has every required field of its SPDX version in
#     the required form.
#   controls: [guide/6.sbom, SCVS-2.1]
package sealint.sbom.spdx_schema

deny contains finding if {
	input.format == "spdx"
	some i, violation in input.schema_violations
	finding := {"message": violation.message, "at": ["schema_violations", i]}
}

deny contains finding if {
	input.format == "spdx"
	input.more_violations > 0
	finding := {"message": sprintf("%d more schema violations are not listed", [input.more_violations]), "at": []}
}
