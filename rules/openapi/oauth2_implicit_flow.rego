# METADATA
# title: The OAuth 2.0 implicit flow is not used
# description: >-
#   The implicit flow gives the token to the browser in a URL, where history, referrers and scripts can read it, and
#   nothing binds it to the client that requested it. OAuth 2.0 Security Best Current Practice (RFC 9700) advises
#   against it.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc9700
# custom:
#   id: openapi/oauth2-implicit-flow
#   entity: security_scheme
#   severity: high
#   profile: baseline
#   grows: true
#   fix: >-
#     Use authorizationCode with PKCE.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-522]
package sealint.openapi.oauth2_implicit_flow

deny contains finding if {
	input.operations > 0
	some flow in input.flows
	flow.kind == "implicit"
	finding := {"message": sprintf("%q offers the implicit flow", [input.name]), "at": ["flows", "implicit"]}
}
