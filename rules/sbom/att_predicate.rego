# METADATA
# title: The attestation states which kind of SBOM it carries
# description: >-
#   A policy that admits artefacts by their attestations selects one by its predicate type. It skips an unknown type,
#   and a type that names another format than the SBOM inside sends the reader to the wrong parser.
# related_resources:
#   - ref: https://github.com/in-toto/attestation
#   - ref: https://slsa.dev/spec/v1.0/
# custom:
#   id: sbom/att-predicate
#   entity: sbom
#   severity: medium
#   profile: recommended
#   fix: >-
#     Let the attesting tool write predicateType as https://cyclonedx.org/bom around CycloneDX and as
#     https://spdx.dev/Document around SPDX.
#   controls: [guide/6.sbom, SLSA]
#   params:
#     types:
#       type: array
#       default: ["https://cyclonedx.org/bom", "https://spdx.dev/Document"]
#       description: Values of predicateType that are accepted.
#     prefixes:
#       type: array
#       default: ["https://cyclonedx.org/bom/v1.", "https://spdx.dev/Document/v2."]
#       description: Beginnings of values of predicateType that are accepted.
package sealint.sbom.att_predicate

import data.sealint.lib.formats
import data.sealint.params

deny contains finding if {
	type := input.statement.predicate_type
	not accepted(type)
	message := sprintf("the statement's predicate is of type %q, which is not accepted", [type])
	finding := {"message": message, "at": ["statement", "predicate_type"]}
}

deny contains finding if {
	type := input.statement.predicate_type
	accepted(type)
	some format, beginning in beginnings
	format != input.format
	startswith(type, beginning)
	message := sprintf("the statement's predicate is of type %q, but the SBOM inside is %s", [type, formats.names[input.format]])
	finding := {"message": message, "at": ["statement", "predicate_type"]}
}

accepted(type) if type in params.types

accepted(type) if {
	some prefix in params.prefixes
	startswith(type, prefix)
}

beginnings := {"cyclonedx": "https://cyclonedx.org/", "spdx": "https://spdx.dev/"}
