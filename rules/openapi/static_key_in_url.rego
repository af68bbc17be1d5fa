# METADATA
# title: No API key is sent in a URL
# description: >-
#   Access logs, browser histories, referrer headers and monitoring systems store URLs. Everybody who can read those
#   can read a key in the query.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
# custom:
#   id: openapi/static-key-in-url
#   entity: security_scheme
#   severity: critical
#   profile: baseline
#   grows: true
#   fix: >-
#     Send the credential in a header, and replace the static key by a short-lived token.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-598]
package sealint.openapi.static_key_in_url

deny contains finding if {
	input.credential == "api-key"
	input.in == "query"
	input.operations > 0
	finding := {
		"message": sprintf("API key %q is sent in the query parameter %q of %d operation(s)", [
			input.name,
			input.parameter_name,
			input.operations,
		]),
		"at": ["in"],
	}
}
