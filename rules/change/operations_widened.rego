# METADATA
# title: The integration uses no further operations
# description: >-
#   The list of used operations bounds what the integration is meant to do, and which scopes it needs.
# custom:
#   id: change/operations-widened
#   entity: change_integration
#   severity: low
#   profile: recommended
#   fix: >-
#     List the operations that the integration calls, and only those, in contract.operations.
#   controls: [guide/2.inventory, guide/3.scopes]
package sealint.change.operations_widened

import data.sealint.lib.manifests
import data.sealint.lib.text

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": sprintf("the integration now also uses %s", [text.first(gained, 5)])} if {
	gained := [input.after.spec.contract.operations[i] | some i in input.operations.gained]
	count(gained) > 0
}

weaker contains {"at": at, "message": message} if {
	input.operations.dropped
	not "spec.contract" in input.after.absent # it uses none that is known
	used := text.first(input.before.spec.contract.operations, 5)
	message := sprintf("the integration used %s of the contract; now it may use every operation", [used])
}

at := ["spec", "contract", "operations"]
