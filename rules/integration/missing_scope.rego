# METADATA
# title: The scopes of used operations are requested
# description: >-
#   If every security alternative of an operation requires a scope that is not requested, the operation answers 403.
#   When this is found in production, people add a scope in haste, and often one that is too broad.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/
# custom:
#   id: integration/missing-scope
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Add the scope to identity.scopes, or remove the operation from contract.operations.
#   controls: [guide/3.scopes]
package sealint.integration.missing_scope

import data.sealint.lib.text

deny contains finding if {
	scoped
	not misstated
	input.contract.uses_some
	some i, operation in input.contract.used
	count(operation.missing) > 0
	finding := {
		"message": sprintf("%s needs %s requested", [operation.name, needs(operation.missing)]),
		"at": operation.at,
		"related": [demands(i)],
	}
}

# If the manifest lists no operations, all count as used: one finding lists those with missing scopes.
deny contains finding if {
	scoped
	not input.contract.uses_some
	not misstated
	lacking := [i | some i, operation in input.contract.used; count(operation.missing) > 0]
	count(lacking) > 0
	finding := {
		"message": sprintf("the manifest lists no operations, so all %d count as used, and %s: %s needs %s requested", [
			count(input.contract.used),
			counted(count(lacking)),
			input.contract.used[lacking[0]].name,
			needs(input.contract.used[lacking[0]].missing),
		]),
		"at": input.contract.used[lacking[0]].at,
		"related": [demands(i) | some i in array.slice(lacking, 0, 5)],
	}
}

counted(1) := "1 needs scopes that are not requested"

counted(n) := sprintf("%d need scopes that are not requested", [n]) if n != 1

demands(i) := {
	"ref": ["contract", "used", i, "security"],
	"message": sprintf("%s requires %s", [input.contract.used[i].name, text.first(input.contract.used[i].missing, 5)]),
}

# integration/unstated-scopes asks for the list.
scoped if {
	input.spec.identity.method in {"oauth2", "oidc", "workload-identity"}
	count(input.spec.identity.scopes) > 0
}

scoped if "spec.identity.method" in input.absent

# A list of scopes that violates the schema may contain the missing scope.
misstated if {
	some violation in input.violations
	array.slice(violation.at, 0, 3) == ["spec", "identity", "scopes"]
}

needs(scopes) := sprintf("the scope %q, which is not", [scopes[0]]) if count(scopes) == 1

needs(scopes) := sprintf("the scopes %s, which are not", [text.first([sprintf("%q", [s]) | some s in scopes], 5)]) if count(scopes) > 1
