# METADATA
# title: The contract is published
# description: >-
#   A contract in a registry is found by everybody who builds on the API, in every version that is in use. One that lies
#   in a repository only is copied, and the copies part.
# custom:
#   id: integration/unpublished-contract
#   entity: integration
#   severity: low
#   profile: recommended
#   fix: >-
#     Publish the contract in the registry of the organisation, and state its URL there in contract.registry.
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
