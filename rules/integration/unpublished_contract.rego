# METADATA
# title: The contract is published
# description: >-
#   Everybody who builds on the API can find a contract in a registry, in every version that is in use. A contract that
#   is only in a repository gets copied, and the copies diverge.
# custom:
#   id: integration/unpublished-contract
#   entity: integration
#   severity: low
#   profile: recommended
#   fix: >-
#     Publish the contract in the registry of the organisation, and state its URL in contract.registry.
#   controls: [guide/10.registry]
package sealint.integration.unpublished_contract

deny contains finding if {
	"spec.contract.registry" in input.absent
	input.spec.contract.path != ""
	finding := {
		"message": "the manifest does not state where the contract is published",
		"at": ["spec", "contract", "registry"],
	}
}
