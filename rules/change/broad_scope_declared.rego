# METADATA
# title: No broad scope is added
# description: >-
#   The change declares a scope whose name says that it permits everything, or administration. Clients that ask
#   for it become worth stealing.
# custom:
#   id: change/broad-scope-declared
#   entity: change_scheme
#   severity: medium
#   profile: recommended
#   fix: >-
#     Declare scopes by resource and by reading and writing.
#   controls: [guide/3.scopes, OWASP-API5:2023, CWE-250]
package sealint.change.broad_scope_declared

deny contains finding if {
	some scope in input.broad_scopes
	finding := {
		"message": sprintf("the scheme %q now declares the broad scope %q", [input.after.name, scope.name]),
		"at": ["flows", scope.flow, "scopes", scope.name],
		"related": [{"ref": ["before", "flows", scope.flow, "scopes"], "message": "before"}],
	}
}
