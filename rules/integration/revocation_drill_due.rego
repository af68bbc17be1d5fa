# METADATA
# title: No rehearsal of revocation is due soon
# description: >-
#   When a rehearsal is overdue, the gate reports it for every change. A warning some days before leaves time to hold
#   it.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc7009
# custom:
#   id: integration/revocation-drill-due
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Rehearse revocation, and state the day in identity.revocation.drilled.
#   controls: [guide/3.revocation, CWE-613]
#   params:
#     max_drill_days: {type: integer, default: 180, description: How many days ago the last drill may be.}
#     warn_days: {type: integer, default: 14, description: "How many days ahead a drill is reported, from half of its time on; 0: not."}
package sealint.integration.revocation_drill_due

import data.sealint.lib.days
import data.sealint.params

deny contains finding if {
	input.spec.identity.method != "none"
	not input.metadata.lifecycle == "proposed"
	params.warn_days > 0
	left := params.max_drill_days - sealint.date.days(input.spec.identity.revocation.drilled, data.sealint.today)
	left >= 0
	left <= params.warn_days
	left * 2 <= params.max_drill_days
	finding := {
		"message": sprintf("revocation was last rehearsed on %s, and the next rehearsal is due %s", [
			input.spec.identity.revocation.drilled,
			days.ahead(left),
		]),
		"at": ["spec", "identity", "revocation", "drilled"],
	}
}
