# METADATA
# title: Every contract is named by a manifest
# description: >-
#   An API whose consumers are not known cannot be changed, limited or switched off safely, and nobody is told of a
#   breach.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/
# custom:
#   id: workspace/uncatalogued-contract
#   entity: workspace
#   severity: medium
#   profile: recommended
#   fix: >-
#     Write a manifest for each integration that uses the API (sealint init), or leave the contract out of the run.
#   controls: [guide/2.inventory, guide/10.catalogue, OWASP-API9:2023]
#   params:
#     without_manifests: {type: boolean, default: false, description: Speak also where the run has no manifest at all.}
package sealint.workspace.uncatalogued_contract

import data.sealint.params

deny contains finding if {
	not input.unread # the manifest that names it may be what could not be read
	catalogued
	some i, contract in input.contracts
	contract.named_by == 0
	finding := {
		"message": sprintf("no manifest names the contract%s: who uses it is not known", [titled(contract)]),
		"at": ["contracts", i, "info", "title"],
	}
}

catalogued if count(input.integrations) > 0

catalogued if params.without_manifests

titled(contract) := sprintf(" %q", [contract.title]) if contract.title != ""

titled(contract) := "" if contract.title == ""
