# METADATA
# title: A client with tokens says which scopes it requests
# description: >-
#   A scope that is too broad is found in the list of requested scopes. Without the list nobody can tell what a stolen
#   token opens, so leaving it out is no better than the worst list.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc6749#section-3.3
# custom:
#   id: integration/unstated-scopes
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     List in identity.scopes the scopes that the client requests. If a listed operation is not used, remove it from
#     contract.operations.
#   controls: [guide/3.scopes, OWASP-API5:2023, CWE-272]
package sealint.integration.unstated_scopes

import data.sealint.lib.text
import data.sealint.lib.violations

deny contains finding if {
	input.spec.identity.method in {"oauth2", "oidc", "workload-identity"}
	count(object.get(input.spec.identity, "scopes", [])) == 0
	not violations.cover(input.violations, ["spec", "identity", "scopes"])
	count(lacking) > 0
	finding := {
		"message": sprintf("the manifest states no requested scope, but %s", [concat("; ", [needs | some needs in first])]),
		"at": ["spec", "identity", "scopes"],
		"related": [related |
			some i in array.slice(lacking, 0, 5)
			operation := input.contract.used[i]
			related := {
				"ref": ["contract", "used", i, "security"],
				"message": sprintf("%s requires %s", [operation.name, text.first(operation.missing, 5)]),
			}
		],
	}
}

lacking := [i | some i in input.contract.called; count(input.contract.used[i].missing) > 0]

first := array.concat([needs], more) if {
	operation := input.contract.used[lacking[0]]
	needs := sprintf("%s needs %s", [operation.name, text.first([sprintf("%q", [s]) | some s in operation.missing], 5)])
	more := [sprintf("in all, %d used operations need scopes", [count(lacking)]) | count(lacking) > 1]
}
