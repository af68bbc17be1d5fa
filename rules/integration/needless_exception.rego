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
	needless[kind]
	finding := {
		"message": sprintf("the approval names %s, but %s", [kind, needless[kind]]),
		"at": ["spec", "identity", "elevated", "excepts", sprintf("%d", [i])],
	}
}

# Statements that violate the schema are unknown: they may need an exception.
needless["broad-scope"] := "no scope is requested" if {
	count(input.scopes) == 0
	"spec.identity.scopes" in input.absent
}

needless["static-key"] := sprintf("the integration authenticates by %s", [input.spec.identity.method]) if {
	not input.spec.identity.method in {"api-key", "basic"}
}

needless["long-lived-token"] := sprintf("%s has no tokens", [input.spec.identity.method]) if {
	not input.spec.identity.method in {"oauth2", "oidc", "workload-identity"}
}

needless["replay-window"] := "the integration receives no webhooks" if "spec.transport.webhooks" in input.absent

needless["replay-window"] := "each webhook has a replay window" if {
	count(input.webhooks) > 0
	every webhook in input.webhooks {
		webhook.replay_seconds
	}
}

needless["sender-constraint"] := sprintf("the data is %s", [input.spec.data.classification]) if {
	input.spec.data.classification != "restricted"
}

needless["payload-encryption"] := sprintf("the data is %s", [input.spec.data.classification]) if {
	input.spec.data.classification != "restricted"
}
