# METADATA
# title: Operations go on demanding narrow scopes
# description: >-
#   Clients had to have a narrow scope for the operation; now they need one that permits much more, and will ask
#   for it. A stolen token of such a client opens more than this operation.
# custom:
#   id: change/scope-broadened
#   entity: change_operation
#   severity: medium
#   profile: recommended
#   fix: >-
#     Demand a scope that permits this operation and little else.
#   controls: [guide/3.scopes, OWASP-API5:2023, CWE-250]
package sealint.change.scope_broadened

import data.sealint.lib.access
import data.sealint.lib.text

deny contains finding if {
	some admitted in input.access.admits
	admitted.how == "broader"
	finding := access.told(input, admitted, sprintf("callers of %s needed %s; now they need the broad scope %s", [access.subject(input), admitted.was, text.first(admitted.missing, 5)]))
}
