# METADATA
# title: A manifest names every contract
# description: >-
#   If the consumers of an API are not known, nobody can change, limit or switch it off safely, and nobody can inform
#   them of a breach.
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
#     without_manifests: {type: boolean, default: false, description: Also report in runs without any manifest.}
package sealint.workspace.uncatalogued_contract

import data.sealint.params

deny contains finding if {
	not input.unread # an unread manifest may name it
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
