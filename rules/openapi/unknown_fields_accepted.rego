# METADATA
# title: Requests with unknown fields are rejected
# description: >-
#   If an object accepts fields that nobody described, callers can send fields that the code binds by accident: roles,
#   owners, prices. It also hides spelling mistakes of honest callers. A closed object says exactly what is accepted.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/
# custom:
#   id: openapi/unknown-fields-accepted
#   entity: schema
#   severity: medium
#   profile: baseline
#   fix: >-
#     Set additionalProperties: false on the object, also if it is to stay empty; from 3.1 on, close a composition with unevaluatedProperties:
#     false on its outermost schema. Describe the values if the object is a map.
#   per: definition
#   controls: [guide/5.strictness, OWASP-API3:2023, CWE-915]
package sealint.openapi.unknown_fields_accepted

deny contains finding if {
	input.unknown_fields == "accepted"
	input.direction in {"request", "both"}
	input.alone
	input.gap != "bytes" # openapi/untyped-schema says that it should be a string
	finding := {"message": sprintf("request object accepts unknown fields: %s", [reason]), "at": at}
}

at := input.opened_at if undone

at := ["unevaluatedProperties"] if {
	not undone
	input.composed
}

at := ["additionalProperties"] if {
	not undone
	not input.composed
}

undone if count(input.opened_at) > 0

reason := "another keyword accepts any property, so unevaluatedProperties: false rejects nothing" if {
	undone
	not every_name
}

reason := "its patternProperties match every name and say nothing about the value" if every_name

every_name if input.opened_at[0] == "patternProperties"

reason := "the composition is not closed by unevaluatedProperties: false" if {
	not undone
	input.composed
}

reason := "additionalProperties is not false" if {
	not undone
	not input.composed
	input.properties > 0
}

reason := "it declares no properties, and additionalProperties is not false" if {
	not undone
	not input.composed
	input.properties == 0
}
