# METADATA
# title: An integration keeps its overlays
# description: >-
#   An overlay states what the contract of a provider does not: classes of data, dates, servers. Without it, the
#   integration is compared with less.
# custom:
#   id: change/overlay-dropped
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Put the overlay back into contract.overlays, unless the contract itself now states what the overlay added.
#   controls: [guide/2.classification, guide/5.contract]
package sealint.change.overlay_dropped

import data.sealint.lib.manifests
import data.sealint.lib.text

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": ["spec", "contract", "overlays"], "message": sprintf("no longer applied to the contract: %s", [text.first(input.overlays.lost, 5)])} if {
	count(input.overlays.lost) > count(input.overlays.gained) # otherwise another overlay may have taken its place
}
