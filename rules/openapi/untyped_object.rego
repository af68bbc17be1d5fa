# METADATA
# title: Schemas of request objects state the type object
# description: >-
#   properties, required and additionalProperties only limit objects. A schema that has these keywords and no type also
#   accepts every text, number and array, so that code receives values that nobody expected.
# related_resources:
#   - ref: https://json-schema.org/understanding-json-schema/reference/object
# custom:
#   id: openapi/untyped-object
#   entity: schema
#   severity: low
#   profile: strict
#   fix: >-
#     Set type: object.
#   per: definition
#   controls: [guide/5.contract, OWASP-API8:2023, CWE-20]
package sealint.openapi.untyped_object

deny contains finding if {
	input.direction in {"request", "both"}
	input.whole
	input.gap == "no-object-type"
	finding := {"message": "schema has keywords for objects and no type: texts, numbers and arrays are valid, too", "at": []}
}
