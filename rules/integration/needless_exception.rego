# METADATA
# title: An approval covers no more than the integration needs
# description: >-
#   An exception that nothing needs today is used one day without a new review: whoever then adds a static key or
#   restricted data finds it approved.
# custom:
#   id: integration/needless-exception
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Remove from identity.elevated.excepts what the integration does not need.
#   controls: [guide/3.scopes, guide/12.organisation]
package sealint.integration.needless_exception

deny contains finding if {
	some i, kind in input.spec.identity.elevated.excepts
	words := [reason.words | some reason in needless; reason.kind == kind]
	count(words) > 0
	finding := {
		"message": sprintf("the approval names %s, but %s", [kind, concat(" and ", words)]),
		"at": ["spec", "identity", "elevated", "excepts", sprintf("%d", [i])],
	}
}

# Statements that violate the schema are unknown: they may need an exception. How broad a scope is and how long a token lives
# is for parameters of other rules to say.
needless contains {"kind": "broad-scope", "words": "no scope is requested"} if "spec.identity.scopes" in input.absent

needless contains {"kind": "static-key", "words": sprintf("the integration authenticates by %s", [input.spec.identity.method])} if {
	not input.spec.identity.method in {"api-key", "basic"}
	not input.spec.identity.tokenTTL == "never"
}

needless contains {"kind": "long-lived-token", "words": sprintf("%s has no tokens", [input.spec.identity.method])} if {
	not input.spec.identity.method in {"oauth2", "oidc", "workload-identity"}
}

needless contains {"kind": "replay-window", "words": "the integration receives no webhooks"} if "spec.transport.webhooks" in input.absent

needless contains {"kind": "replay-window", "words": "each webhook has a replay window"} if {
	count(input.webhooks) > 0
	every webhook in input.webhooks {
		webhook.replay_seconds
	}
}

needless contains {"kind": kind, "words": sprintf("the data is %s", [input.spec.data.classification])} if {
	some kind in {"sender-constraint", "payload-encryption"}
	input.spec.data.classification != "restricted"
}

needless contains {"kind": "sender-constraint", "words": sprintf("tokens are bound by %s", [constraint])} if {
	constraint := input.spec.identity.senderConstraint
	constraint != "none"
}

needless contains {"kind": "payload-encryption", "words": "both ends authenticate by mutual TLS"} if {
	input.spec.identity.method == "mtls"
}

needless contains {"kind": "payload-encryption", "words": "both ends authenticate by mutual TLS"} if {
	input.spec.identity.senderConstraint == "mtls"
}
