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
#   grows: true
#   fix: >-
#     Require short-lived tokens (oauth2, openIdConnect) or mutual TLS; keep the key only together with one of them.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-798]
package sealint.openapi.static_key

deny contains finding if {
	input.credential == "api-key"
	input.operations_alone > 0
	count(input.alone_with) == 0
	finding := {
		"message": sprintf("%d operation(s) accept API key %q as the only credential", [input.operations_alone, input.name]),
		"at": ["type"],
	}
}

# Keys that are demanded together are one decision.
deny contains finding if {
	input.credential == "api-key"
	input.operations_alone > 0
	count(input.alone_with) > 0
	keys := sort({input.name} | {name | some name in input.alone_with})
	finding := {
		"message": sprintf("%d operation(s) accept nothing but static keys as credentials: the API keys %s%s", [
			input.operations_alone,
			concat(", ", [sprintf("%q", [key]) | some key in keys]),
			cut,
		]),
		"at": ["type"],
		"decision": concat("\n", keys),
	}
}

default cut := ""

cut := " (at most 100 others are listed)" if count(input.alone_with) >= 100
