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
	finding := {
		"message": sprintf("OpenAPI %s ignores %s beside $ref%s", [input.family, concat(" and ", ignored.fields), elsewhere(ignored)]),
		"at": array.concat(ignored.at, [ignored.fields[0]]),
		"related": [{"ref": array.concat(other, [ignored.fields[0]]), "message": "ignored here, too"} | some other in ignored.others],
	}
}

elsewhere(ignored) := "" if count(ignored.others) == 0

elsewhere(ignored) := " (here and in 1 more place)" if count(ignored.others) == 1

elsewhere(ignored) := sprintf(" (here and in %d more places)", [count(ignored.others)]) if count(ignored.others) > 1
