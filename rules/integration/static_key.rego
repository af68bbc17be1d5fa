# METADATA
# title: No integration authenticates by a static key or not at all
# description: >-
#   A key that does not expire is the client for whoever holds it, until somebody notices. Integrations authenticate
#   by tokens that live for minutes or by mutual TLS; a key is an exception that somebody approved, for a time, and
#   that is rotated meanwhile.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
# custom:
#   id: integration/static-key
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Authenticate by oauth2, oidc, mtls or workload-identity, and state so in identity.method. Until then state
#     identity.elevated with a reason and an expiry, and rotate the key at least every 90 days
#     (identity.credential.rotation).
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-798]
#   params:
#     max_rotation_days: {type: integer, default: 90, description: The longest rotation with which an excepted key may live.}
package sealint.integration.static_key

import data.sealint.params

deny contains finding if {
	method := input.spec.identity.method
	method in {"api-key", "basic", "none"}
	not excepted
	finding := {
		"message": sprintf("%s authenticates by %s: %s", [name, method, reason[method]]),
		"at": ["spec", "identity", "method"],
	}
}

deny contains finding if {
	"spec.identity.method" in input.absent
	finding := {"message": sprintf("%s does not state how it authenticates", [name]), "at": ["spec", "identity", "method"]}
}

name := input.metadata.name if input.metadata.name != ""

name := "the integration" if input.metadata.name == ""

reason := {
	"api-key": "a static key, without rotation and an unexpired exception",
	"basic": "a password is sent with every request",
	"none": "anybody may call in its name",
}

excepted if {
	input.spec.identity.method == "api-key"
	input.rotation_seconds <= params.max_rotation_days * 86400
	input.spec.identity.elevated.expires >= data.sealint.today
}
