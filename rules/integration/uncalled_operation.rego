# METADATA
# title: A proof calls every listed operation
# description: >-
#   An operation that no Pact file and no Arazzo description of the integration calls is perhaps no longer used. As long
#   as the manifest lists it, the integration keeps the scopes that it needs.
# related_resources:
#   - ref: https://docs.pact.io/
#   - ref: https://spec.openapis.org/arazzo/latest.html
# custom:
#   id: integration/uncalled-operation
#   entity: integration
#   severity: low
#   profile: recommended
#   fix: >-
#     Remove the operation from contract.operations, and the scopes that only it needs, or record a call of it.
#   controls: [guide/3.scopes, guide/2.inventory]
package sealint.integration.uncalled_operation

deny contains finding if {
	some operation in input.usage.uncalled
	finding := {
		"message": sprintf("%s is listed, but %s", [operation.name, idle]),
		"at": operation.at,
	}
}

idle := sprintf("%s does not call it", [input.usage.proofs[0].path]) if count(input.usage.proofs) == 1

idle := sprintf("none of the %d proofs calls it", [count(input.usage.proofs)]) if count(input.usage.proofs) > 1
