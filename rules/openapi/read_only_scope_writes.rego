# METADATA
# title: Scopes for reading do not allow writing
# description: >-
#   A scope whose name or description says that it only allows reading is granted without much thought: to dashboards,
#   to partners, by users on a consent page. If it alone opens an operation that changes data, each of these tokens can
#   change data. A POST operation counts if it answers 201, or if its summary or operationId begins with a verb such as
#   create; other ones may read.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/
# custom:
#   id: openapi/read-only-scope-writes
#   entity: security_scheme
#   severity: medium
#   profile: strict
#   grows: true
#   fix: >-
#     Require a scope for writing in the operations that change data, or describe what the scope really allows.
#   controls: [guide/3.scopes, OWASP-API5:2023, CWE-285]
package sealint.openapi.read_only_scope_writes

import data.sealint.lib.text

deny contains finding if {
	some use in input.scope_use
	use.read_only
	count(use.alters) > 0
	finding := {
		"message": sprintf("scope %q is for reading only, but it alone allows %s", [use.name, text.first(use.alters, 3)]),
		"at": place(use),
		"decision": json.marshal([use.name, use.alters]),
	}
}

place(use) := ["flows", use.declared[0], "scopes", use.name] if count(use.declared) > 0

place(use) := [] if count(use.declared) == 0
