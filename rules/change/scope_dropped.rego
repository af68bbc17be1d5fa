# METADATA
# title: No demanded scope is left out
# description: >-
#   Tokens without the scope could not call the operation, and now can: every client that has a token for
#   something else has gained this operation.
# custom:
#   id: change/scope-dropped
#   entity: change_operation
#   severity: high
#   profile: baseline
#   fix: >-
#     Demand the scope again.
#   controls: [guide/3.scopes, OWASP-API5:2023, CWE-285]
package sealint.change.scope_dropped

import data.sealint.lib.access
import data.sealint.lib.text

deny contains finding if {
	some admitted in input.access.admits
	admitted.how == "scope"
	finding := access.told(input, admitted, sprintf("callers of %s needed the scope %s; they no longer do", [access.subject(input), text.first(admitted.missing, 5)]))
}
