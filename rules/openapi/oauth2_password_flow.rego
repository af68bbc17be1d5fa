# METADATA
# title: The OAuth 2.0 password flow is not used
# description: >-
#   The password flow gives the user's password to the client, which OAuth was made to avoid, and cannot use a second
#   factor. OAuth 2.0 Security Best Current Practice (RFC 9700) forbids it.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc9700
# custom:
#   id: openapi/oauth2-password-flow
#   entity: security_scheme
#   severity: high
#   profile: baseline
#   grows: true
#   fix: >-
#     Use authorizationCode with PKCE for users, clientCredentials for services.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-522]
package sealint.openapi.oauth2_password_flow

deny contains finding if {
	input.operations > 0
	some flow in input.flows
	flow.kind == "password"
	finding := {"message": sprintf("%q offers the password flow", [input.name]), "at": ["flows", "password"]}
}
