# METADATA
# title: The last reviews were approved
# description: >-
#   A review that was not approved found problems that nobody has resolved since.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Threat_Modeling_Cheat_Sheet.html
# custom:
#   id: integration/rejected-review
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Resolve the problems that the review found, hold it again, and add it to reviews.
#   controls: [guide/12.organisation, guide/8.attestation]
package sealint.integration.rejected_review

import data.sealint.lib.reviews

deny contains finding if {
	some review in input.latest_reviews
	review.rejected
	reviews.required(review.kind, input.metadata)
	finding := {
		"message": sprintf("the last %s was not approved", [reviews.names[review.kind]]),
		"at": array.concat(review.at, ["approved"]),
	}
}
