# METADATA
# title: Fields beside a reference take effect
# description: >-
#   OpenAPI 2.0 and 3.0 ignore everything beside a $ref, and all versions do so beside the reference of a parameter,
#   header, request body, response or security scheme. A limit that the author wrote there protects nothing: neither
#   gateways nor validators enforce it.
# related_resources:
#   - ref: https://spec.openapis.org/oas/v3.0.4.html#reference-object
# custom:
#   id: openapi/ref-siblings
#   entity: contract
#   severity: medium
#   profile: recommended
#   fix: >-
#     Move the fields into the object that the reference names, or, in a schema, wrap the reference in allOf and write
#     them beside allOf.
#   controls: [guide/5.strictness, OWASP-API8:2023, CWE-1286]
package sealint.openapi.ref_siblings

deny contains finding if {
	some ignored in input.ignored_fields
	count(ignored.others) == 0
	finding := {"message": message(ignored), "at": array.concat(ignored.at, [ignored.fields[0]])}
}

# What a program writes everywhere is one decision.
deny contains finding if {
	some ignored in input.ignored_fields
	count(ignored.others) > 0
	some at in array.concat([ignored.at], ignored.others)
	finding := {
		"message": message(ignored),
		"at": array.concat(at, [ignored.fields[0]]),
		"decision": concat(" and ", ignored.fields),
	}
}

message(ignored) := sprintf("OpenAPI %s ignores %s beside $ref", [input.family, concat(" and ", ignored.fields)])
