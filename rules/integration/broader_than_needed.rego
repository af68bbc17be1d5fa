# METADATA
# title: No scope is requested where the contract accepts a narrower one
# description: >-
#   An operation may accept several scopes, of which one opens more than the others. With the narrower scope, the
#   integration can still call every operation that it uses, and a thief of the token can do less.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc9700#section-2.3
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/
# custom:
#   id: integration/broader-than-needed
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Request the narrower scopes in place of the scope.
#   controls: [guide/3.scopes, OWASP-API5:2023, CWE-272]
package sealint.integration.broader_than_needed

import data.sealint.lib.text

deny contains finding if {
	count(input.contract.undefined) == 0 # an undefined operation may need the scope
	not input.contract.operations_unread
	some i, requested in input.contract.requested
	count(requested.narrower) > 0
	names := [input.contract.used[j].name | some j in requested.opens_for]
	finding := {
		"message": sprintf("scope %q is requested, which %s; %s for %s", [requested.scope, excess(requested), enough(requested.narrower), text.first(names, 3)]),
		"at": ["spec", "identity", "scopes", i],
		"related": [related |
			some j in array.slice(requested.opens_for, 0, 5)
			operation := input.contract.used[j]
			related := {"ref": ["contract", "used", j, "security"], "message": sprintf("%s needs %s", [operation.name, operation.demands])}
		],
	}
}

excess(requested) := "also opens 1 operation that is not used" if requested.closes == 1

excess(requested) := sprintf("also opens %d operations that are not used", [requested.closes]) if requested.closes > 1

excess(requested) := "is broader than needed by its name" if requested.closes == 0

enough(scopes) := sprintf("%q is enough", scopes) if count(scopes) == 1

enough(scopes) := sprintf("%s are enough", [concat(" and ", [sprintf("%q", [scope]) | some scope in scopes])]) if count(scopes) > 1
