# METADATA
# title: Request schemas describe their values
# description: >-
#   With a schema without a type, an object without properties or an array without items, every value is valid.
#   Validation then checks nothing, and the code receives values that nobody expected.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa8-security-misconfiguration/
# custom:
#   id: openapi/untyped-schema
#   entity: schema
#   severity: medium
#   profile: recommended
#   fix: >-
#     Set the type, the properties of objects and the items of arrays; describe a file by type: string, format: binary.
#   per: definition
#   controls: [guide/5.contract, OWASP-API8:2023, CWE-20]
package sealint.openapi.untyped_schema

deny contains finding if {
	input.direction in {"request", "both"}
	input.whole
	not told
	reason := reasons[input.gap]
	finding := {"message": reason, "at": []}
}

# openapi/unknown-fields-accepted says that an object without properties accepts any.
told if {
	input.gap == "no-properties"
	input.unknown_fields == "accepted"
	input.alone
}

reasons := {
	"empty": "schema is empty: every value is valid",
	"branch": "a branch of the composition is empty: every value is valid",
	"no-type": "schema has no type: values of every type are valid",
	"no-properties": "object without properties: every object is valid",
	"bytes": "object whose format is that of a file: every object is valid; bytes are a string with format: binary",
	"no-items": "array without items: its elements may be anything",
	"media-type": "media type without schema: its body may be anything",
	"parameter": "parameter without schema: its value may be anything",
	"header": "header without schema: its value may be anything",
}
