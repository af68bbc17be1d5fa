# METADATA
# title: Constraints do not contradict each other
# description: >-
#   No value can satisfy a minimum above the maximum, a default outside the enumeration or a value of the wrong type.
#   Implementations then ignore one of the two constraints, and nobody knows which.
# related_resources:
#   - ref: https://json-schema.org/draft/2020-12/json-schema-validation
# custom:
#   id: openapi/contradictory-constraints
#   entity: schema
#   severity: low
#   profile: recommended
#   fix: >-
#     Correct the constraint that is wrong.
#   controls: [guide/5.contract, OWASP-API8:2023, CWE-1286]
package sealint.openapi.contradictory_constraints

deny contains finding if {
	used
	some contradiction in input.contradictions
	finding := {"message": contradiction.message, "at": contradiction.at}
}

deny contains finding if {
	used
	some pattern in input.patterns
	pattern.ambiguity == "invalid"
	finding := {"message": sprintf("pattern \"%s\" is not a valid regular expression (ECMA-262): %s", [pattern.text, pattern.reason]), "at": pattern.at}
}

used if input.direction != "none"

# A property that is both readOnly and writeOnly is in neither requests nor responses.
used if {
	input.read_only
	input.write_only
}
