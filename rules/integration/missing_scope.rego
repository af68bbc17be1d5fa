# METADATA
# title: The scopes of used operations are requested
# description: >-
#   An operation whose every alternative demands a scope that is not requested answers 403. What is found out in
#   production gets a scope in haste, and usually one that is too broad.
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

deny contains finding if {
	scoped
	some i, operation in input.contract.used
	count(operation.missing) > 0
	not misstated
	finding := {
		"message": sprintf("%s needs %s requested", [operation.name, needs(operation.missing)]),
		"at": operation.at,
		"related": [{
			"ref": ["contract", "used", i, "security"],
			"message": sprintf("%s demands %s", [operation.name, concat(", ", operation.missing)]),
		}],
	}
}

scoped if input.spec.identity.method in {"oauth2", "oidc", "workload-identity"}

scoped if "spec.identity.method" in input.absent

# A list of scopes that violates the schema may hold the one that is missing.
misstated if {
	some violation in input.violations
	array.slice(violation.at, 0, 3) == ["spec", "identity", "scopes"]
}

needs(scopes) := sprintf("the scope %q, which is not", [scopes[0]]) if count(scopes) == 1

needs(scopes) := sprintf("the scopes %s, which are not", [concat(", ", [sprintf("%q", [s]) | some s in scopes])]) if count(scopes) > 1
