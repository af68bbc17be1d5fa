# METADATA
# title: Refresh tokens are rotated
# description: >-
#   A refresh token lives for weeks, and whoever has it gets new access tokens. If each use replaces it, a stolen one is
#   noticed as soon as two clients use it. A token that is bound to its client is useless to a thief.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc9700#section-4.14
# custom:
#   id: integration/refresh-rotation
#   entity: integration
#   severity: low
#   profile: recommended
#   fix: >-
#     Let the issuer replace refresh tokens at each use, and state identity.refreshRotation, or bind tokens to their
#     client (identity.senderConstraint).
#   controls: [guide/3.tokens, CWE-613]
package sealint.integration.refresh_rotation

deny contains finding if {
	unbound
	"spec.identity.refreshRotation" in input.absent
	finding := {
		"message": "the client gets refresh tokens, and the manifest does not state whether they are rotated",
		"at": ["spec", "identity", "refreshRotation"],
	}
}

deny contains finding if {
	unbound
	input.spec.identity.refreshRotation == false
	finding := {"message": "refresh tokens are not rotated", "at": ["spec", "identity", "refreshRotation"]}
}

unbound if {
	input.refresh_tokens
	input.spec.identity.method in {"oauth2", "oidc"}
	not bound
}

bound if input.spec.identity.senderConstraint in {"mtls", "dpop"}
