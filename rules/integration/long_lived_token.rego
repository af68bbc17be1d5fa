# METADATA
# title: Tokens live for minutes
# description: >-
#   A stolen token works until it expires. The shorter tokens live, the less a token from a log or a stolen laptop is
#   worth, and the sooner a revoked client has no access.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc9700
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
# custom:
#   id: integration/long-lived-token
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Let the provider issue tokens that live for minutes, and set identity.tokenTTL, such as 15m. If the provider fixes
#     a longer life, up to a day, have an exception approved: identity.elevated with excepts: [long-lived-token]. A token
#     that never ends (tokenTTL: never) is a static key: it needs excepts: [static-key], and credential.rotation.
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-613]
#   params:
#     max_seconds: {type: integer, default: 3600, description: The longest that a token may live.}
#     max_rotation_days: {type: integer, default: 90, description: The longest rotation with which an excepted token that never ends may live.}
#     max_excepted_seconds: {type: integer, default: 86400, description: The longest that an excepted token may live.}
package sealint.integration.long_lived_token

import data.sealint.lib.exceptions
import data.sealint.params

deny contains finding if {
	input.spec.identity.method in methods
	"spec.identity.tokenTTL" in input.absent
	finding := {"message": "the manifest does not state how long tokens live", "at": ["spec", "identity", "tokenTTL"]}
}

deny contains finding if {
	input.spec.identity.method in methods
	endless
	count(faults) > 0
	finding := {
		"message": sprintf("tokens never end, so they are static keys, %s", [concat(", ", faults)]),
		"at": ["spec", "identity", "tokenTTL"],
	}
}

deny contains finding if {
	input.spec.identity.method in methods
	not endless
	long
	not excepted
	note := exceptions.note(input, "long-lived-token")
	finding := {
		"message": sprintf("tokens live for %s, but at most %d seconds are allowed%s", [input.spec.identity.tokenTTL, most, note]),
		"at": ["spec", "identity", "tokenTTL"],
	}
}

endless if input.spec.identity.tokenTTL == "never"

# Why a token that never ends is not accepted: as a key, it needs an approved exception, and rotation.
faults := array.concat(unapproved, unrotated)

unapproved := ["without an approved exception (static-key)"] if not "static-key" in object.get(input, ["spec", "identity", "elevated", "excepts"], [])

else := [sprintf("whose exception %s", [words]) | some words in exceptions.faults(input, "static-key")]

unrotated := [] if input.rotation_seconds <= params.max_rotation_days * 86400

else := [sprintf("not rotated at least every %d days", [params.max_rotation_days])]

excepted if {
	input.token_ttl_seconds <= params.max_excepted_seconds
	exceptions.covers(input, "long-lived-token")
}

most := params.max_excepted_seconds if exceptions.covers(input, "long-lived-token")

most := params.max_seconds if not exceptions.covers(input, "long-lived-token")

# The methods that use tokens.
methods := {"oauth2", "oidc", "workload-identity"}

long if input.token_ttl_seconds > params.max_seconds

# The stated duration is too long to count in seconds.
long if {
	input.spec.identity.tokenTTL
	not input.token_ttl_seconds
}
