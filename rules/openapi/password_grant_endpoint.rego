# METADATA
# title: Token endpoints do not take passwords
# description: >-
#   The operation is a token endpoint of OAuth 2.0, and its grant_type may be password: applications ask people for
#   their passwords and send them on. RFC 9700 forbids this grant. People learn to type their password anywhere, and
#   neither a second factor nor single sign-on works.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc9700#section-2.4
# custom:
#   id: openapi/password-grant-endpoint
#   entity: operation
#   severity: high
#   profile: recommended
#   fix: >-
#     Offer the authorization code flow with PKCE, and client credentials for machines; remove password.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-522]
package sealint.openapi.password_grant_endpoint

deny contains finding if {
	input.kind == "path"
	"password" in input.grants
	finding := {"message": sprintf("%s %s gives tokens for passwords: grant_type may be password", [input.method, input.path]), "at": []}
}
