# METADATA
# title: Schemes declare every required scope
# description: >-
#   A scope that no flow of the scheme declares cannot be granted, or is granted although nobody described what it
#   allows. Either nobody can call the operation, or its permission is undocumented.
# related_resources:
#   - ref: https://spec.openapis.org/oas/latest.html#oauth-flow-object
# custom:
#   id: openapi/undefined-scope
#   entity: security
#   severity: high
#   profile: baseline
#   grows: true
#   fix: >-
#     Declare the scope in the flows of the scheme, or correct its name.
#   controls: [guide/3.scopes, OWASP-API5:2023, CWE-285]
package sealint.openapi.undefined_scope

deny contains finding if {
	some i, alternative in input.alternatives
	some requirement in alternative.requirements
	requirement.scopes_known
	some j, scope in requirement.scopes
	not scope.declared
	finding := {
		"message": sprintf("scope %q is not declared by any flow of %q", [scope.name, requirement.scheme]),
		"at": [i, requirement.scheme, j],
		"decision": json.marshal([requirement.scheme, scope.name]),
	}
}
