# METADATA
# title: JSON Web Tokens follow a stated profile
# description: >-
#   A JSON Web Token as bearer token is only as safe as its validation: algorithm, issuer, audience and expiry. RFC
#   8725 lists the necessary checks. If the contract names the profile, both sides implement the same checks.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8725
# custom:
#   id: openapi/jwt-best-practices
#   entity: security_scheme
#   severity: info
#   profile: strict
#   grows: true
#   fix: >-
#     Name the profile in the description of the scheme (for example: validated as in RFC 8725), or use the JWT profile
#     for access tokens of RFC 9068.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-347]
package sealint.openapi.jwt_best_practices

deny contains finding if {
	input.credential == "bearer"
	contains(lower(input.bearer_format), "jwt")
	not input.states_profile
	finding := {
		"message": sprintf("%q takes JSON Web Tokens, but names no profile for validating them", [input.name]),
		"at": ["bearerFormat"],
	}
}
