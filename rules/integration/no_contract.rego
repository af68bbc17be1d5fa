# METADATA
# title: The integration names its contract
# description: >-
#   Without a contract nobody can check which operations an integration may use, which credentials they require and
#   what data they carry.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/
# custom:
#   id: integration/no-contract
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Put the OpenAPI document of the API into the repository, and state its path in contract.path.
#   controls: [guide/5.contract, guide/2.inventory, OWASP-API9:2023]
package sealint.integration.no_contract

deny contains finding if {
	"spec.contract" in input.absent
	finding := {
		"message": "the manifest names no contract: sealint cannot check what the integration uses",
		"at": ["spec", "contract"],
	}
}

deny contains finding if {
	not "spec.contract" in input.absent
	"spec.contract.path" in input.absent
	finding := {
		"message": "neither the manifest nor the catalog file that it names says which contract: sealint cannot check what the integration uses",
		"at": ["spec", "contract", "path"],
	}
}
