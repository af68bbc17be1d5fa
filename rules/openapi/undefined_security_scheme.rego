# METADATA
# title: Every required security scheme is declared
# description: >-
#   A requirement that names a missing scheme protects nothing: gateways and generators ignore it or fail, each
#   differently, while a reader believes that the operation is protected.
# related_resources:
#   - ref: https://spec.openapis.org/oas/latest.html#security-requirement-object
# custom:
#   id: openapi/undefined-security-scheme
#   entity: security
#   severity: high
#   profile: baseline
#   grows: true
#   fix: >-
#     Declare the scheme, or correct the name (names are case-sensitive).
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-1104]
package sealint.openapi.undefined_security_scheme

deny contains finding if {
	some i, alternative in input.alternatives
	some requirement in alternative.requirements
	not requirement.defined
	finding := {
		"message": sprintf("security scheme %q is not declared", [requirement.scheme]),
		"at": [i, requirement.scheme],
		"decision": requirement.scheme,
	}
}
