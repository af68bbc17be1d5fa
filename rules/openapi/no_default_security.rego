# METADATA
# title: New operations are secure by default
# description: >-
#   Operations state their own security, and the document states none that the others inherit. Whoever adds an
#   operation and forgets security publishes it: in OpenAPI, missing security means that no authentication is required.
# related_resources:
#   - ref: https://spec.openapis.org/oas/latest.html#openapi-object
# custom:
#   id: openapi/no-default-security
#   entity: contract
#   severity: medium
#   profile: recommended
#   fix: >-
#     Declare security at the root of the document; give public operations an empty security list of their own.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-1188]
package sealint.openapi.no_default_security

deny contains finding if {
	not input.default_security
	input.secured_alone > 1
	finding := {
		"message": sprintf("the document has no security of its own: an operation without security would be public, unlike the %d operations that state theirs%s", [input.secured_alone, open]),
		"at": ["security"],
	}
}

open := "" if input.operations <= input.secured_alone

open := sprintf("; %d demand no credential now", [input.operations - input.secured_alone]) if input.operations > input.secured_alone
