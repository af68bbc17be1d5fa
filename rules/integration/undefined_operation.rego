# METADATA
# title: Used operations are in the contract
# description: >-
#   An operation that the contract does not have is misspelt, was removed, or was never described. Nobody has agreed to
#   it, and nothing that it needs or carries can be checked.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/
# custom:
#   id: integration/undefined-operation
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Name an operation of the contract, by its operationId or as METHOD /path, or describe the operation in the
#     contract.
#   controls: [guide/2.inventory, guide/5.contract, OWASP-API9:2023]
package sealint.integration.undefined_operation

deny contains finding if {
	some operation in input.contract.undefined
	finding := {
		"message": sprintf("operation %q is not in the contract %q%s", [operation.name, input.contract.title, guess(operation)]),
		"at": operation.at,
		"related": [{"ref": ["contract", "paths"], "message": "the operations that the contract has"}],
	}
}

guess(operation) := "" if operation.suggestion == ""

guess(operation) := sprintf(", did you mean %q?", [operation.suggestion]) if operation.suggestion != ""
