# METADATA
# title: Approvals of elevated privileges do not end soon
# description: >-
#   When the approval ends, the integration may no longer use its elevated privileges, and the gate fails. A warning
#   some days before leaves time to give the privileges up or to have them approved again.
# custom:
#   id: integration/exception-ends
#   entity: integration
#   severity: low
#   profile: recommended
#   fix: >-
#     Give up the privileges that identity.elevated allows, or have them approved again with a later end date.
#   controls: [guide/12.organisation]
#   params:
#     warn_days: {type: integer, default: 14, description: "How many days ahead the end is reported; 0: not."}
package sealint.integration.exception_ends

import data.sealint.lib.days
import data.sealint.params

deny contains finding if {
	input.spec.identity.elevated.expires >= data.sealint.today
	params.warn_days > 0
	left := sealint.date.days(data.sealint.today, input.spec.identity.elevated.expires)
	left <= params.warn_days
	finding := {
		"message": sprintf("the approval of elevated privileges ends %s", [days.ahead(left)]),
		"at": ["spec", "identity", "elevated", "expires"],
	}
}
