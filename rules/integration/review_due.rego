# METADATA
# title: No review or drill is due soon
# description: >-
#   When a review is overdue, the gate reports it for every change. A warning some days before leaves time to hold it.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Threat_Modeling_Cheat_Sheet.html
# custom:
#   id: integration/review-due
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Hold the review or drill, and add it to reviews.
#   controls: [guide/12.organisation, guide/8.attestation]
#   params:
#     max_review_days: {type: integer, default: 365, description: How old the last security review and threat model may be.}
#     max_drill_days: {type: integer, default: 180, description: How old the last incident drill may be.}
#     warn_days: {type: integer, default: 14, description: "How many days ahead a review or drill is reported; 0: not."}
package sealint.integration.review_due

import data.sealint.lib.days
import data.sealint.lib.reviews
import data.sealint.params

deny contains finding if {
	params.warn_days > 0
	some review in input.latest_reviews
	reviews.required(review.kind, input.metadata)
	old := sealint.date.days(review.date, data.sealint.today)
	old >= 0
	left := allowed[review.kind] - old
	left >= 0
	left <= params.warn_days
	finding := {
		"message": sprintf("the next %s is due %s", [reviews.names[review.kind], days.ahead(left)]),
		"at": array.concat(review.at, ["date"]),
	}
}

allowed := {
	"security": params.max_review_days,
	"threat-model": params.max_review_days,
	"incident-drill": params.max_drill_days,
}
