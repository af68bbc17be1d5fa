# METADATA
# title: The attestation is an in-toto statement of a known version
# description: >-
#   A verifier reads an attestation according to its stated version. It must guess the meaning of an unknown version,
#   or ignore the attestation; then it does not check the subject either.
# related_resources:
#   - ref: https://github.com/in-toto/attestation
#   - ref: https://slsa.dev/spec/v1.0/
# custom:
#   id: sbom/att-type
#   entity: sbom
#   severity: medium
#   profile: recommended
#   fix: >-
#     Let the attesting tool write _type as https://in-toto.io/Statement/v1.
#   controls: [guide/6.sbom, SLSA]
#   params:
#     versions:
#       type: array
#       default: ["https://in-toto.io/Statement/v1", "https://in-toto.io/Statement/v0.1"]
#       description: Values of _type that are accepted.
package sealint.sbom.att_type

import data.sealint.params

deny contains finding if {
	type := input.statement.type
	not type in params.versions
	finding := {"message": sprintf("the statement is of type %q, which is not accepted", [type]), "at": ["statement", "type"]}
}
