# METADATA
# title: What overlays add to a contract does not become less
# description: >-
#   Overlays classify the data of a provider's contract and date the end of its operations. An edit of an overlay takes
#   that back without an edit of the manifest or of the contract.
# custom:
#   id: change/overlay-weakened
#   entity: change_integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Restore the action of the overlay, or have the owner of the data confirm the lower demand.
#   controls: [guide/2.classification, guide/5.contract, CWE-200]
package sealint.change.overlay_weakened

import data.sealint.lib.text

deny contains finding if {
	count(input.overlay_losses) > 0
	finding := {
		"message": sprintf("the contract with its overlays demands less: %s", [text.first([words(loss) | some loss in input.overlay_losses], 5)]),
		"at": ["spec", "contract", "overlays"],
		"related": [related |
			some loss in array.slice(input.overlay_losses, 0, 5)
			loss.list != "none"
			related := {"ref": ["before", "contract", loss.list, loss.index], "message": sprintf("before: %s", [words(loss)])}
		],
	}
}

words(loss) := sprintf("%s was %s, and is %s", [loss.name, loss.was, loss.now])
