# METADATA
# title: Approvals of elevated privileges do not end soon
# description: >-
#   When the approval ends, the integration is no longer allowed what it does, and the gate closes. Whoever hears of it
#   days before can give the privileges up, or have them approved anew.
# custom:
#   id: integration/exception-ends
#   entity: integration
#   severity: low
#   profile: recommended
#   fix: >-
#     Give up the privileges for which identity.elevated stands, or have it approved anew until a later day.
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
