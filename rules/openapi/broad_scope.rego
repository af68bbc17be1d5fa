# METADATA
# title: No single scope allows everything
# description: >-
#   A scope that allows everything makes every token a master key: a thief of one token can read and change everything
#   in the API. Only narrow scopes limit the damage of a leaked token.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/
# custom:
#   id: openapi/broad-scope
#   entity: security_scheme
#   severity: medium
#   profile: recommended
#   grows: true
#   fix: >-
#     Split the scope by resource and by reading and writing, and require the narrow scope for each operation.
#   controls: [guide/3.scopes, OWASP-API5:2023, CWE-250]
#   params:
#     names:
#       type: array
#       description: Names of scopes that allow everything.
#       default:
#         - "*"
#         - all
#         - admin
#         - administrator
#         - full
#         - full_access
#         - "full-access"
#         - root
#         - sudo
#         - superuser
#         - super_admin
#         - owner
#         - god
#     limited_by: {type: array, default: [], description: "First words of scopes that limit them enough, such as repo in repo:all."}
#     max_operations: {type: integer, default: 20, description: "How many operations one scope may allow if it covers reading and writing."}
package sealint.openapi.broad_scope

import data.sealint.params

deny contains finding if {
	some use in input.scope_use
	broad(lower(use.name))
	finding := {"message": sprintf("scope %q allows everything", [use.name]), "at": place(use)}
}

deny contains finding if {
	some use in input.scope_use
	not broad(lower(use.name))
	use.reads > 0
	use.writes > 0
	use.reads + use.writes > params.max_operations
	finding := {
		"message": sprintf("scope %q alone allows %d operations, of which %d change something", [use.name, use.reads + use.writes, use.writes]),
		"at": place(use),
	}
}

broad(scope) if scope in params.names

broad(scope) if {
	parts := split(scope, ":")
	parts[count(parts) - 1] in {"*", "all", "full_access", "full-access"}
	not parts[0] in params.limited_by
}

place(use) := ["flows", use.declared[0], "scopes", use.name] if count(use.declared) > 0

place(use) := [] if count(use.declared) == 0
