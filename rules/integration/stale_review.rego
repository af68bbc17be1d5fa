# METADATA
# title: Reviews and drills are recent
# description: >-
#   An integration changes, and so do its threats: last year's review is of something else. A drill that was never held
#   is held during the incident.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Threat_Modeling_Cheat_Sheet.html
# custom:
#   id: integration/stale-review
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Hold the review or drill, and add it to reviews; a security review covers privacy, retention and revocation
#     (checklist).
#   controls: [guide/12.organisation, guide/8.attestation]
#   params:
#     max_review_days: {type: integer, default: 365, description: How old the last security review and threat model may be.}
#     max_drill_days: {type: integer, default: 180, description: How old the last incident drill may be.}
#     warn_days: {type: integer, default: 14, description: How many days ahead to say that one falls due. 0 says nothing.}
package sealint.integration.stale_review

import data.sealint.lib.days
import data.sealint.lib.violations
import data.sealint.params

deny contains finding if {
	not violations.cover(input.violations, ["spec", "reviews"])
	some kind, words in names
	asked(kind)
	not stated(kind)
	finding := {"message": sprintf("the manifest lists no %s", [words]), "at": ["spec", "reviews"]}
}

deny contains finding if {
	some review in input.latest_reviews
	asked(review.kind)
	old := age(review)
	old > allowed[review.kind]
	finding := {
		"message": sprintf("the last %s was %s ago, on %s, but at most %d days are allowed", [
			names[review.kind],
			days.text(old),
			review.date,
			allowed[review.kind],
		]),
		"at": array.concat(review.at, ["date"]),
	}
}

deny contains finding if {
	params.warn_days > 0
	some review in input.latest_reviews
	asked(review.kind)
	old := age(review)
	old >= 0
	left := allowed[review.kind] - old
	left >= 0
	left <= params.warn_days
	finding := {
		"message": sprintf("the next %s is due %s", [names[review.kind], days.ahead(left)]),
		"at": array.concat(review.at, ["date"]),
	}
}

deny contains finding if {
	some review in input.latest_reviews
	asked(review.kind)
	age(review) < 0
	finding := {
		"message": sprintf("the last %s is dated in the future, on %s", [names[review.kind], review.date]),
		"at": array.concat(review.at, ["date"]),
	}
}

deny contains finding if {
	some review in input.latest_reviews
	review.rejected
	asked(review.kind)
	finding := {"message": sprintf("the last %s was not approved", [names[review.kind]]), "at": array.concat(review.at, ["approved"])}
}

deny contains finding if {
	some review in input.latest_reviews
	review.kind == "security"
	at := array.concat(review.at, ["checklist"])
	not violations.cover(input.violations, at)
	lacking := [topic | some topic in ["privacy", "retention", "revocation"]; not covered(review, topic)]
	count(lacking) > 0
	finding := {"message": sprintf("the last security review did not cover %s", [concat(", ", lacking)]), "at": at}
}

names := {"security": "security review", "threat-model": "threat model", "incident-drill": "incident drill"}

allowed := {
	"security": params.max_review_days,
	"threat-model": params.max_review_days,
	"incident-drill": params.max_drill_days,
}

asked("security")

asked("threat-model")

# A proposed integration does not run yet, so there is nothing to rehearse.
asked("incident-drill") if not input.metadata.lifecycle == "proposed"

# A review without a kind violates the schema; it may be the required one.
stated(kind) if {
	some review in input.spec.reviews
	review.kind in {kind, ""}
}

age(review) := sealint.date.days(review.date, data.sealint.today)

covered(review, topic) if {
	some item in review.checklist
	contains(lower(item), topic)
}
