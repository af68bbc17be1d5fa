# METADATA
# title: Administrative operations require more than ordinary ones
# description: >-
#   If an administrative operation requires exactly what an ordinary one does, every caller of the ordinary one holds a
#   token for the administrative one. Only code behind the gateway can then tell them apart, and often it does not.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/
# custom:
#   id: openapi/indistinct-admin-security
#   entity: operation
#   severity: medium
#   profile: strict
#   fix: >-
#     Require a separate scope or scheme for administrative operations.
#   controls: [guide/3.scopes, OWASP-API5:2023, CWE-285]
package sealint.openapi.indistinct_admin_security

import data.sealint.lib.security

deny contains finding if {
	input.kind == "path"
	input.administrative
	input.ordinary_twin != ""
	finding := {
		"message": sprintf("%s %s is administrative, but requires the same as %s", [input.method, input.path, input.ordinary_twin]),
		"at": security.at(input.security),
	}
}
