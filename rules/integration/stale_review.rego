# METADATA
# title: Reviews and drills are recent
# description: >-
#   An integration changes, and so do the threats to it: an old review describes something else. Teams that never
#   rehearse learn during the incident.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Threat_Modeling_Cheat_Sheet.html
# custom:
#   id: integration/stale-review
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Hold the review or drill again, and add it to reviews.
#   controls: [guide/12.organisation, guide/8.attestation]
#   params:
#     max_review_days: {type: integer, default: 365, description: How old the last security review and threat model may be.}
#     max_drill_days: {type: integer, default: 180, description: How old the last incident drill may be.}
package sealint.integration.stale_review

import data.sealint.lib.days
import data.sealint.lib.reviews
import data.sealint.params

deny contains finding if {
	some review in input.latest_reviews
	reviews.required(review.kind, input.metadata)
	old := sealint.date.days(review.date, data.sealint.today)
	old > allowed[review.kind]
	finding := {
		"message": sprintf("the last %s was %s ago, on %s, but at most %d days are allowed", [
			reviews.names[review.kind],
			days.text(old),
			review.date,
			allowed[review.kind],
		]),
		"at": array.concat(review.at, ["date"]),
	}
}

allowed := {
	"security": params.max_review_days,
	"threat-model": params.max_review_days,
	"incident-drill": params.max_drill_days,
}
