# METADATA
# title: Every declared scope is required somewhere
# description: >-
#   A scope that no operation requires limits nothing, although its name promises a limit. Often an operation lost its
#   requirement. Scopes for refresh tokens and for claims about the user, such as offline_access and email, are for the
#   authorization server and need no operation.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/
# custom:
#   id: openapi/unused-scope
#   entity: security_scheme
#   severity: info
#   profile: strict
#   grows: true
#   fix: >-
#     Require the scope where it belongs, or remove it from the flow.
#   controls: [guide/3.scopes, OWASP-API9:2023, CWE-1164]
package sealint.openapi.unused_scope

deny contains finding if {
	count(input.demanded_scopes) > 0 # openapi/missing-scope reports that the scheme is demanded without any
	some use in input.scope_use
	not use.demanded
	not use.name in elsewhere
	some flow in use.declared
	finding := {
		"message": sprintf("scope %q is declared, but no operation requires it", [use.name]),
		"at": ["flows", flow, "scopes", use.name],
	}
}

# Scopes that the authorization server itself acts on (OpenID Connect Core §3.1.2.1, §5.4, §11).
elsewhere := {"openid", "profile", "email", "address", "phone", "offline_access", "offline.access", "offline"}
