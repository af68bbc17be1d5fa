# METADATA
# title: The contract accepts how the integration authenticates
# description: >-
#   When manifest and contract disagree on how a client authenticates, one of them is wrong, and nobody has reviewed
#   what really runs. A contract that accepts only static keys gives the client no better choice.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
# custom:
#   id: integration/auth-not-accepted
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Authenticate in a way that the operations accept. If the operations accept only keys: let your own API accept
#     oauth2, oidc or mutual TLS; ask the provider of another API for it, and have an exception approved until then
#     (identity.elevated with excepts: [static-key], and identity.credential.rotation).
#   controls: [guide/3.tokens, guide/3.identity, OWASP-API2:2023, CWE-287]
#   params:
#     max_rotation_days: {type: integer, default: 90, description: The longest rotation with which an excepted key or password may live.}
package sealint.integration.auth_not_accepted

import data.sealint.lib.exceptions
import data.sealint.lib.text
import data.sealint.params

deny contains finding if {
	count(input.contract.refused) > 0
	method := input.spec.identity.method
	finding := {
		"message": sprintf("%s is not accepted by %d of %d used operations: %s", [
			who(method),
			count(input.contract.refused),
			count(input.contract.called),
			text.first([accepts(i) | some i in input.contract.refused], 3),
		]),
		"at": ["spec", "identity", "method"],
		"related": places(input.contract.refused),
	}
}

deny contains finding if {
	input.contract.static_only
	count(input.contract.refused) == 0
	static
	finding := {
		"message": sprintf("the contract accepts only static keys: %s", [text.first([accepts(i) | some i in input.contract.called], 3)]),
		"at": ["spec", "identity", "method"],
		"related": places(input.contract.called),
	}
}

# The method is a static key, or is not stated.
static if "spec.identity.method" in input.absent

static if {
	input.spec.identity.method in {"api-key", "basic"}
	not excepted
}

excepted if {
	input.rotation_seconds <= params.max_rotation_days * 86400
	exceptions.covers(input, "static-key")
}

who("none") := "a caller without a credential"

who(method) := method if method != "none"

# At most 20 places: a contract may have thousands of operations.
places(indices) := [{"ref": ["contract", "used", i, "security"], "message": accepts(i)} | some i in array.slice(indices, 0, 20)]

accepts(i) := sprintf("%s accepts %s", [input.contract.used[i].name, concat(" or ", input.contract.used[i].accepts)])
