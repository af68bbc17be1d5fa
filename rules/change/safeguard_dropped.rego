# METADATA
# title: No safeguard of the manifest disappears
# description: >-
#   Somebody decided on the safeguard and said so. Where the manifest takes that back, the decision is lost without a
#   word.
# custom:
#   id: change/safeguard-dropped
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Keep the safeguard, and state it again.
#   controls: [guide/3.tokens, guide/6.pipeline]
package sealint.change.safeguard_dropped

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": "the manifest no longer says that images are scanned for vulnerabilities"} if {
	at := ["spec", "supplyChain", "pipeline", "imageScan"]
	manifests.switched_off(input, at)
}

weaker contains {"at": at, "message": "the manifest no longer says that refresh tokens are rotated"} if {
	at := ["spec", "identity", "refreshRotation"]
	input.after.refresh_tokens
	manifests.switched_off(input, at)
}
