# METADATA
# title: Tokens stay bound to their client
# description: >-
#   A token that is bound to a key of its client is useless to a thief. Without that, whoever has the token is the
#   client.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8705
#   - ref: https://www.rfc-editor.org/rfc/rfc9449
# custom:
#   id: change/sender-constraint-removed
#   entity: change_integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Keep identity.senderConstraint at mtls or dpop.
#   controls: [guide/3.revocation, guide/2.threats, CWE-294]
package sealint.change.sender_constraint_removed

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": sprintf("tokens were bound to the client by %s; now a stolen token works", [before])} if {
	before := input.before.spec.identity.senderConstraint
	before != "none"
	unbound
	not manifests.without_tokens(input.after)
}

unbound if input.after.spec.identity.senderConstraint == "none"

unbound if manifests.dropped(input, at)

at := ["spec", "identity", "senderConstraint"]
