# METADATA
# title: Contracts do not disappear
# description: >-
#   An API whose contract is deleted goes on answering, but is judged by nobody. The rules that it broke are silent
#   with it.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/
# custom:
#   id: change/contract-removed
#   entity: change_workspace
#   severity: high
#   profile: recommended
#   fix: >-
#     Put the contract back, or say in the review that the API has been switched off. If it was moved, keep its
#     operations and its title.
#   controls: [guide/5.contract, guide/2.inventory, OWASP-API9:2023, CWE-1059]
package sealint.change.contract_removed

import data.sealint.lib.manifests

deny contains finding if {
	some i, contract in input.contracts
	message := sprintf("contract %s is gone: %s", [contract.path, unjudged(contract)])
	finding := manifests.told(message, ["contracts", i], ["contracts", i])
}

unjudged(contract) := sprintf("%d of its %d operations are judged by nobody", [contract.missing, contract.operations]) if {
	contract.missing != contract.operations
}

unjudged(contract) := sprintf("its %s judged by nobody", [operations(contract.operations)]) if {
	contract.missing == contract.operations
}

operations(1) := "operation is"

operations(n) := sprintf("%d operations are", [n]) if n != 1
