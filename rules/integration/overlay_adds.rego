# METADATA
# title: Only the provider adds to its contract
# description: >-
#   An overlay may correct a contract that lacks an operation, a field or a scope. Then the manifest is compared with what
#   the provider does not state, and only the overlay answers for it.
# related_resources:
#   - ref: https://spec.openapis.org/overlay/v1.0.0.html
# custom:
#   id: integration/overlay-adds
#   entity: integration
#   severity: medium
#   profile: baseline
#   fix: >-
#     Have the provider correct the contract. Until then, confirm by a waiver that the provider has what the overlay adds.
#   controls: [guide/5.contract, guide/15.gate]
package sealint.integration.overlay_adds

import data.sealint.lib.overlays

deny contains finding if {
	some i, weaker in input.contract.weakened
	overlays.adds(weaker)
	weaker.kind != "server" # integration/overlay-adds-server
	finding := {
		"message": sprintf("only the overlay, and not the contract, has what the manifest needs: %s: %s becomes %s", [weaker.name, weaker.was, weaker.now]),
		"at": ["contract", "weakened", i],
		"related": [{"ref": ["contract", "weakened", i, "contract"], "message": "what the contract says"}],
	}
}
