# METADATA
# title: Security reviews cover privacy, retention and revocation
# description: >-
#   A security review that leaves out a topic says nothing about it. Reviews often leave out privacy, the retention of
#   data and the revocation of access.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Threat_Modeling_Cheat_Sheet.html
# custom:
#   id: integration/incomplete-review
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Hold the review again with the missing topics, and list what it covers in checklist.
#   controls: [guide/12.organisation, guide/8.attestation]
package sealint.integration.incomplete_review

import data.sealint.lib.violations

deny contains finding if {
	some review in input.latest_reviews
	review.kind == "security"
	at := array.concat(review.at, ["checklist"])
	not violations.cover(input.violations, at)
	lacking := [topic | some topic in ["privacy", "retention", "revocation"]; not covered(review, topic)]
	count(lacking) > 0
	finding := {"message": sprintf("the last security review did not cover %s", [concat(", ", lacking)]), "at": at}
}

covered(review, topic) if {
	some item in review.checklist
	contains(lower(item), topic)
}
