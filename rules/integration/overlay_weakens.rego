# METADATA
# title: An overlay takes nothing from a contract
# description: >-
#   sealint compares the manifest with the contract after its overlays. An overlay that lowers a classification, removes
#   security, a scope, an operation or a sunset date hides what the manifest would have to answer for. The contract's
#   own file still says it.
# related_resources:
#   - ref: https://spec.openapis.org/overlay/v1.0.0.html
# custom:
#   id: integration/overlay-weakens
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Remove the action, or have it raise the demand. If the contract is wrong, have the provider mend it; until then,
#     accept the finding by a waiver that says why.
#   controls: [guide/2.classification, guide/5.contract, guide/15.gate]
package sealint.integration.overlay_weakens

import data.sealint.lib.overlays

deny contains finding if {
	some i, weaker in input.contract.weakened
	not overlays.adds(weaker)
	finding := {
		"message": sprintf("the overlay weakens the contract: %s: %s becomes %s", [weaker.name, weaker.was, weaker.now]),
		"at": ["contract", "weakened", i],
		"related": [{"ref": ["contract", "weakened", i, "contract"], "message": "what the contract says"}],
	}
}
