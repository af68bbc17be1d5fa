# METADATA
# title: Every required token has a scope
# description: >-
#   Without a scope, any token of the authorization server gives access to the operation: one leaked token gives access
#   to everything. Least privilege needs scopes.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/
# custom:
#   id: openapi/missing-scope
#   entity: security
#   severity: medium
#   profile: recommended
#   grows: true
#   fix: >-
#     Require at least one scope that names what the operation needs.
#   controls: [guide/3.scopes, OWASP-API5:2023, CWE-272]
package sealint.openapi.missing_scope

deny contains finding if {
	not input.authorization
	some i, alternative in input.alternatives
	some requirement in alternative.requirements
	requirement.credential in {"oauth2", "oidc"}
	count(requirement.scopes) == 0
	finding := {
		"message": sprintf("%q is required without any scope: every token is accepted", [requirement.scheme]),
		"at": [i, requirement.scheme],
		"decision": requirement.scheme,
	}
}
