# METADATA
# title: Closed objects do not reject their own composition
# description: >-
#   additionalProperties: false sees only the properties in the same schema object. Beside or inside allOf, anyOf or
#   oneOf it rejects properties of the other branches: valid messages are refused, and people then often switch
#   validation off.
# related_resources:
#   - ref: https://json-schema.org/understanding-json-schema/reference/object#extending-closed-schemas
# custom:
#   id: openapi/unsatisfiable-closed-composition
#   entity: schema
#   severity: medium
#   profile: recommended
#   fix: >-
#     Put unevaluatedProperties: false on the outermost schema (3.1 and later), or move all properties into one
#     object.
#   controls: [guide/5.strictness, OWASP-API3:2023, CWE-20]
package sealint.openapi.unsatisfiable_closed_composition

deny contains finding if {
	input.direction != "none"
	count(input.rejected) > 0
	finding := {
		"message": sprintf("a closed part of the composition rejects properties that another part declares: %s", [concat(", ", input.rejected)]),
		"at": input.closed_at,
	}
}
