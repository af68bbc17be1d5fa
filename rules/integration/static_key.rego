# METADATA
# title: No integration authenticates with a static key or without a credential
# description: >-
#   A key that does not expire works for everyone who holds it until somebody notices. Integrations must use
#   short-lived tokens or mutual TLS. A key or a password is an exception: somebody approves it for a limited time, and
#   it is rotated during that time.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
# custom:
#   id: integration/static-key
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Authenticate by oauth2, oidc, mtls or workload-identity, and state so in identity.method. If the provider accepts
#     only keys or passwords, have an exception approved (identity.elevated with reason, approvedBy, expires, excepts:
#     [static-key] and noAlternative), and rotate the key or the password at least every 90 days
#     (identity.credential.rotation).
#   controls: [guide/3.tokens, OWASP-API2:2023, CWE-798]
#   params:
#     max_rotation_days: {type: integer, default: 90, description: The longest rotation with which an excepted key or password may live.}
package sealint.integration.static_key

import data.sealint.lib.exceptions
import data.sealint.params

deny contains finding if {
	input.spec.identity.method == "none"
	not open("none")
	finding := {
		"message": sprintf("%s authenticates by none: anybody can call in its name", [name]),
		"at": ["spec", "identity", "method"],
	}
}

deny contains finding if {
	method := input.spec.identity.method
	method in {"api-key", "basic"}
	count(faults) > 0
	finding := {
		"message": sprintf("%s authenticates by %s: %s, %s", [name, method, kind[method], concat(", ", faults)]),
		"at": ["spec", "identity", "method"],
	}
}

deny contains finding if {
	"spec.identity.method" in input.absent
	not open("none")
	finding := {"message": sprintf("%s does not state how it authenticates", [name]), "at": ["spec", "identity", "method"]}
}

# No called operation requires a credential: the contract says so, or the integration only receives webhooks.
open("none") if {
	count(input.contract.used) > 0
	every operation in input.contract.used {
		operation.open
	}
}

name := input.metadata.name if input.metadata.name != ""

name := "the integration" if input.metadata.name == ""

kind := {"api-key": "a static key", "basic": "a password, sent with every request"}

# Why the key is not accepted as an exception, which must be approved, limited in time, and rotated.
faults := array.concat(unapproved, unrotated)

unapproved := ["without an approved exception"] if "spec.identity.elevated" in input.absent

unapproved := [sprintf("whose exception %s", [words]) | some words in exceptions.faults(input, "static-key")] if {
	not "spec.identity.elevated" in input.absent
}

default unrotated := [] # what violates the schema is another finding

unrotated := ["without rotation"] if "spec.identity.credential.rotation" in input.absent

unrotated := [sprintf("rotated every %s, where %d days are allowed", [input.spec.identity.credential.rotation, params.max_rotation_days])] if {
	input.rotation_seconds > params.max_rotation_days * 86400
}
