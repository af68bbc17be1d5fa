# METADATA
# title: An SPDX document keeps to its schema
# description: >-
#   Many real SPDX 2.x documents lack a field that their version requires or spell a value in their own way, and
#   most tools read them all the same. Those that do not drop the document or parts of it, so that what depends on
#   it is missing without a word.
# related_resources:
#   - ref: https://spdx.github.io/spdx-spec/v2.3/
# custom:
#   id: sbom/spdx-schema
#   entity: sbom
#   severity: medium
#   profile: recommended
#   standards: [scvs-l1]
#   fix: >-
#     Correct the generator or its configuration so that the document has every field that its SPDX version
#     requires, in the form it prescribes.
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
