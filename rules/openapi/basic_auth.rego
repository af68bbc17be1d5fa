# METADATA
# title: No operation uses passwords for authentication
# description: >-
#   HTTP basic authentication sends the password with every request. It can be read wherever TLS ends, works until it
#   is changed, and cannot be limited to what the caller needs.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
# custom:
#   id: openapi/basic-auth
#   entity: security_scheme
#   severity: high
#   profile: baseline
#   grows: true
#   fix: >-
#     Require short-lived tokens (oauth2, openIdConnect) or mutual TLS.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-522]
package sealint.openapi.basic_auth

deny contains finding if {
	input.credential == "basic"
	input.operations > 0
	finding := {"message": sprintf("%d operation(s) accept %q, which sends a password with every request", [input.operations, input.name]), "at": [place]}
}

place := "scheme" if input.type == "http"

place := "type" if input.type != "http" # 2.0
