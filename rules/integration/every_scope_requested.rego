# METADATA
# title: No manifest requests every scope because it lists no operations
# description: >-
#   A token with every scope that the contract declares may do everything that the API can do. A manifest that lists no
#   operations gives no reason for any of these scopes.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/
# custom:
#   id: integration/every-scope-requested
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     List in contract.operations what the integration uses, and request only the scopes that these operations need.
#   controls: [guide/3.scopes, OWASP-API5:2023, CWE-272]
package sealint.integration.every_scope_requested

deny contains finding if {
	input.contract.found
	not input.contract.uses_some
	not input.contract.operations_unread
	count(input.contract.scopes) > 1 # with a single scope there is nothing to choose
	every scope in input.contract.scopes {
		scope in requested
	}
	finding := {
		"message": sprintf("all %d scopes that the contract declares are requested, and the manifest does not list the operations that need them", [count(input.contract.scopes)]),
		"at": ["spec", "identity", "scopes"],
	}
}

requested := {row.scope | some row in input.contract.requested}
