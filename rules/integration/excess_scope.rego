# METADATA
# title: Every requested scope is needed
# description: >-
#   A scope that no used operation needs only helps a thief of the token. sealint computes from the contract the
#   smallest set of scopes with which every used operation can be called; all other requested scopes are excess.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/
# custom:
#   id: integration/excess-scope
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Remove the scope from identity.scopes, or list the operation that needs it in contract.operations.
#   controls: [guide/3.scopes, OWASP-API5:2023, CWE-272]
package sealint.integration.excess_scope

deny contains finding if {
	count(input.contract.undefined) == 0 # an undefined operation may need any scope
	not input.contract.operations_unread
	count(input.contract.called) > 0
	some i, requested in input.contract.requested
	requested.scope != "" # it violates the schema
	not requested.needed
	known(requested)
	finding := {
		"message": sprintf("scope %q is requested, but %s", [requested.scope, idle]),
		"at": ["spec", "identity", "scopes", i],
		"related": [related |
			some j in array.slice(input.contract.called, 0, 5)
			operation := input.contract.used[j]
			related := {
				"ref": ["contract", "used", j, "security"],
				"message": sprintf("%s needs %s", [operation.name, operation.demands]),
			}
		],
	}
}

idle := "the only used operation does not need it" if count(input.contract.called) == 1

idle := sprintf("none of the %d used operations needs it", [count(input.contract.called)]) if count(input.contract.called) > 1

# integration/undefined-scope reports undeclared scopes.
known(requested) if requested.declared

known(_) if not input.contract.scopes_known
