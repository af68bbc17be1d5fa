# METADATA
# title: Only schemes with scopes have scopes
# description: >-
#   Before OpenAPI 3.1, only oauth2 and openIdConnect have scopes; the list of any other scheme must be empty. Scopes
#   there protect nothing: no tool reads them, although a reader believes that they protect.
# related_resources:
#   - ref: https://spec.openapis.org/oas/v3.0.4.html#security-requirement-object
# custom:
#   id: openapi/scope-on-unscoped-scheme
#   entity: security_scheme
#   severity: low
#   profile: recommended
#   grows: true
#   fix: >-
#     Leave the lists empty, or use a scheme that has scopes.
#   controls: [guide/3.scopes, CWE-285]
package sealint.openapi.scope_on_unscoped_scheme

deny contains finding if {
	input.family in {"2.0", "3.0"}
	not input.credential in {"oauth2", "oidc", "unknown"}
	count(input.demanded_scopes) > 0
	finding := {
		"message": sprintf("the type of %q has no scopes, but %s", [input.name, demanded]),
		"at": ["type"],
	}
}

demanded := sprintf("operations require scope %q", [input.demanded_scopes[0]]) if count(input.demanded_scopes) == 1

demanded := sprintf("operations require %d scopes, such as %q", [
	count(input.demanded_scopes),
	input.demanded_scopes[0],
]) if {
	count(input.demanded_scopes) > 1
}
