# METADATA
# title: No operation is protected only by a static key
# description: >-
#   An API key is a password that never expires: it is sent with every request, copied into scripts and logs, and works
#   for everyone who holds it. If an alternative requires only such a key, the operation is as weak as the key.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
# custom:
#   id: openapi/static-key
#   entity: security_scheme
#   severity: high
#   profile: baseline
#   fix: >-
#     Require short-lived tokens (oauth2, openIdConnect) or mutual TLS; keep the key only together with one of them.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-798]
package sealint.openapi.static_key

deny contains finding if {
	input.credential == "api-key"
	input.operations_alone > 0
	finding := {
		"message": sprintf("%d operation(s) accept API key %q%s as the only credential", [
			input.operations_alone,
			input.name,
			company,
		]),
		"at": ["type"],
	}
}

company := "" if count(input.alone_with) == 0

company := sprintf(" (with the API key %q besides)", [input.alone_with[0]]) if count(input.alone_with) == 1

company := sprintf(" (with the API keys %s besides)", [concat(", ", input.alone_with)]) if count(input.alone_with) > 1
