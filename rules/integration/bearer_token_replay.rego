# METADATA
# title: Credentials for restricted data are bound to their client
# description: >-
#   A bearer token works for everyone who holds it: an attacker who reads one in a log or on a proxy can use it from
#   anywhere. A token that is bound to a certificate or a key (mutual TLS, DPoP) is worthless to a thief.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8705
#   - ref: https://www.rfc-editor.org/rfc/rfc9449
# custom:
#   id: integration/bearer-token-replay
#   entity: integration
#   severity: high
#   profile: recommended
#   fix: >-
#     Bind tokens to the client, and set identity.senderConstraint to mtls or dpop. If the provider cannot do that but
#     accepts calls only from your networks, list these in identity.networkBinding. Otherwise have an exception
#     approved: identity.elevated with excepts: [sender-constraint].
#   controls: [guide/3.revocation, guide/2.threats, CWE-294]
package sealint.integration.bearer_token_replay

import data.sealint.lib.exceptions

deny contains finding if {
	input.spec.data.classification == "restricted"
	input.spec.identity.method in methods
	"spec.identity.senderConstraint" in input.absent
	not bound
	finding := {
		"message": sprintf("anyone who holds the %s can read restricted data: the manifest states no senderConstraint%s", [bearer, exceptions.note(input, "sender-constraint")]),
		"at": ["spec", "identity", "senderConstraint"],
	}
}

deny contains finding if {
	input.spec.data.classification == "restricted"
	input.spec.identity.method in methods
	input.spec.identity.senderConstraint == "none"
	not bound
	finding := {
		"message": sprintf("anyone who holds the %s can read restricted data: senderConstraint is none%s", [bearer, exceptions.note(input, "sender-constraint")]),
		"at": ["spec", "identity", "senderConstraint"],
	}
}

# The provider accepts the credential only from some networks, or somebody approved that nothing binds it.
bound if input.network_bound

bound if exceptions.covers(input, "sender-constraint")

methods := {"oauth2", "oidc", "workload-identity", "api-key"}

bearer := "key" if input.spec.identity.method == "api-key"

bearer := sprintf("%s token", [input.spec.identity.method]) if input.spec.identity.method != "api-key"
