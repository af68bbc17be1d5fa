# METADATA
# title: Access is withdrawn as fast as before
# description: >-
#   A client that nobody uses any more, or that has been taken over, keeps its access until it is revoked.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc7009
# custom:
#   id: change/revocation-weakened
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Keep revocation automated, and the former identity.revocation.staleAfter.
#   controls: [guide/3.revocation, CWE-613]
package sealint.change.revocation_weakened

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": "the manifest no longer says that revocation is automated"} if {
	at := ["spec", "identity", "revocation", "automated"]
	manifests.switched_off(input, at)
}

weaker contains {"at": stale, "message": sprintf("unused clients were revoked after %s, now after %s", [before, after])} if {
	input.after.stale_after_seconds > input.before.stale_after_seconds
	before := input.before.spec.identity.revocation.staleAfter
	after := input.after.spec.identity.revocation.staleAfter
}

weaker contains {"at": stale, "message": sprintf("unused clients were revoked after %s; the manifest no longer says when they are", [before])} if {
	before := input.before.spec.identity.revocation.staleAfter
	manifests.dropped(input, stale)
}

stale := ["spec", "identity", "revocation", "staleAfter"]
