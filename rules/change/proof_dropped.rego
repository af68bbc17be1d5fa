# METADATA
# title: The manifest goes on naming its proofs
# description: >-
#   The proofs in contract.usage hold the listed operations to what the integration really calls. Without one, the list
#   can say less than the integration does, and nobody notices.
# custom:
#   id: change/proof-dropped
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Name the Pact file or Arazzo description in contract.usage again. If it has moved, name its new path.
#   controls: [guide/3.scopes, guide/2.inventory]
package sealint.change.proof_dropped

import data.sealint.lib.manifests
import data.sealint.lib.text

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": ["spec", "contract", "usage"], "message": sprintf("no longer a proof of the used operations: %s", [lost])} if {
	count(input.usage.lost) > 0
	lost := text.first([text.short(path) | some path in input.usage.lost], 5)
}
