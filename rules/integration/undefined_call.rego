# METADATA
# title: The contract has every operation that proofs call
# description: >-
#   A call that matches no operation of the contract goes to something that was never described or was removed, or the
#   test that recorded it is wrong. Nothing that it needs or carries can be checked.
# related_resources:
#   - ref: https://docs.pact.io/
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/
# custom:
#   id: integration/undefined-call
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Correct the method and the path of the call, or describe the operation in the contract.
#   controls: [guide/2.inventory, guide/5.contract, OWASP-API9:2023]
package sealint.integration.undefined_call

deny contains finding if {
	some i, call in input.usage.undefined
	finding := {
		"message": sprintf("%s matches no operation of the contract %q%s", [call.name, input.contract.title, guess(call)]),
		"at": ["usage", "undefined", i],
		"related": [{"ref": ["contract", "paths"], "message": "the operations that the contract has"}],
	}
}

guess(call) := "" if call.suggestion == ""

guess(call) := sprintf(", did you mean %q?", [call.suggestion]) if call.suggestion != ""
