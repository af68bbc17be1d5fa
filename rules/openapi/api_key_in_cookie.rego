# METADATA
# title: No API key is sent in a cookie
# description: >-
#   Browsers send a cookie with every request to its site, also with requests that another site triggers. If a cookie
#   alone gives access to an operation, any page can call it in the user's name (cross-site request forgery).
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
# custom:
#   id: openapi/api-key-in-cookie
#   entity: security_scheme
#   severity: medium
#   profile: recommended
#   grows: true
#   fix: >-
#     Send the credential in a header.
#   controls: [guide/2.threats, OWASP-API2:2023, CWE-352]
package sealint.openapi.api_key_in_cookie

deny contains finding if {
	input.credential == "api-key"
	input.in == "cookie"
	input.operations > 0
	finding := {"message": sprintf("%q is a cookie, which browsers also send with requests from other sites", [input.name]), "at": ["in"]}
}
