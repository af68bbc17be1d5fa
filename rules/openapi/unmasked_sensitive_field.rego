# METADATA
# title: Restricted fields in responses are masked
# description: >-
#   Only those who need its whole value should receive a restricted field. Masking or tokenizing by default keeps it
#   out of screens, logs and exports that do not need it.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/
# custom:
#   id: openapi/unmasked-sensitive-field
#   entity: field
#   severity: medium
#   profile: recommended
#   fix: >-
#     Set x-masking on the field and say how it is masked, or leave the field out of the response.
#   per: definition
#   controls: [guide/4.minimization, OWASP-API3:2023, CWE-359]
package sealint.openapi.unmasked_sensitive_field

deny contains finding if {
	input.kind == "property"
	input.direction in {"response", "both"}
	input.classification == "restricted"
	scalar
	not input.masked
	finding := {"message": sprintf("responses return %q, which is restricted, and x-masking does not say how it is masked", [input.name]), "at": []}
}

scalar if count(input.types) == 0

scalar if {
	some type in input.types
	type in {"string", "number", "integer"}
}
