# METADATA
# title: Reviews and drills are recorded
# description: >-
#   A review finds weaknesses before an attacker does, and a drill shows whether a team can handle an incident. Without
#   a record nobody knows whether they took place.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Threat_Modeling_Cheat_Sheet.html
# custom:
#   id: integration/no-review
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Hold the review or drill, and add it to reviews.
#   controls: [guide/12.organisation, guide/8.attestation]
package sealint.integration.no_review

import data.sealint.lib.reviews
import data.sealint.lib.violations

deny contains finding if {
	not violations.cover(input.violations, ["spec", "reviews"])
	some kind, words in reviews.names
	reviews.required(kind, input.metadata)
	not stated(kind)
	finding := {"message": sprintf("the manifest lists no %s", [words]), "at": ["spec", "reviews"]}
}

# A review without a kind violates the schema; it may be the required one.
stated(kind) if {
	some review in input.spec.reviews
	review.kind in {kind, ""}
}
