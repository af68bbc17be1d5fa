# METADATA
# title: Scopes are requested for operations that are listed
# description: >-
#   A manifest that lists no operations gives no reason for its scopes: all operations count as used, and no scope is in
#   excess. A token with every scope that the contract declares may do everything that the API can do.
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
	count(requested) > 0
	finding := {
		"message": sprintf("%s, and the manifest does not list the operations that need them", [counted]),
		"at": ["spec", "identity", "scopes"],
	}
}

requested := {row.scope | some row in input.contract.requested; row.scope in input.contract.scopes}

counted := sprintf("all %d scopes that the contract declares are requested", [count(requested)]) if count(requested) == count(input.contract.scopes)

else := sprintf("%d of the %d scopes that the contract declares are requested", [count(requested), count(input.contract.scopes)])
