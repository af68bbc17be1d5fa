# METADATA
# title: No header parameter has a name that the specification ignores
# description: >-
#   The specification says to ignore header parameters named Accept, Content-Type and Authorization. An Authorization
#   parameter therefore authenticates nothing: tools leave it out, and the operation is open.
# related_resources:
#   - ref: https://spec.openapis.org/oas/latest.html#parameter-object
# custom:
#   id: openapi/ignored-header-parameter
#   entity: parameter
#   severity: medium
#   profile: recommended
#   fix: >-
#     Declare authentication as a security scheme, and media types as the keys of content.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-1059]
package sealint.openapi.ignored_header_parameter

deny contains finding if {
	input.ignored
	finding := {"message": sprintf("header parameter %q has no effect: the specification says to ignore it", [input.name]), "at": ["name"]}
}
