# METADATA
# title: The integration stays pinned to one contract
# description: >-
#   Without a digest or a version the contract can change under the integration, and nobody notices that what was
#   reviewed is no longer what is used.
# custom:
#   id: change/contract-unpinned
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     State contract.version and contract.digest again.
#   controls: [guide/5.contract, guide/15.gate]
package sealint.change.contract_unpinned

import data.sealint.lib.manifests

deny contains finding if {
	gone := [words |
		some field, words in {"digest": "digest", "version": "version"}
		manifests.dropped(input, ["spec", "contract", field])
	]
	count(gone) > 0
	at := manifests.place(input, ["spec", "contract"])
	finding := manifests.told(sprintf("the contract was pinned by its %s; now it is not", [concat(" and ", gone)]), at, at)
}
