# METADATA
# title: Revocation was rehearsed recently
# description: >-
#   When a client is compromised, its access has to end within minutes. Whether that works, a team learns in a
#   rehearsal or during the attack.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc7009
# custom:
#   id: integration/stale-revocation-drill
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Rehearse revocation at least twice a year, and state the day in identity.revocation.drilled.
#   controls: [guide/3.revocation, CWE-613]
#   params:
#     max_drill_days: {type: integer, default: 180, description: How many days ago the last drill may be.}
package sealint.integration.stale_revocation_drill

import data.sealint.lib.days
import data.sealint.params

deny contains finding if {
	input.spec.identity.method != "none"
	not input.metadata.lifecycle == "proposed"
	age := sealint.date.days(input.spec.identity.revocation.drilled, data.sealint.today)
	age > params.max_drill_days
	finding := {
		"message": sprintf("revocation was last rehearsed %s ago, on %s, but at most %d days are allowed", [
			days.text(age),
			input.spec.identity.revocation.drilled,
			params.max_drill_days,
		]),
		"at": ["spec", "identity", "revocation", "drilled"],
	}
}
