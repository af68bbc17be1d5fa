# METADATA
# title: Reviews are not taken back
# description: >-
#   A review that was held remains held. A record that gets older, or disappears, says that something else is wrong:
#   the wrong file was edited, or somebody wants another picture.
# custom:
#   id: change/review-older
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Put the record of the review back.
#   controls: [guide/12.organisation, guide/8.attestation]
package sealint.change.review_older

import data.sealint.lib.manifests
import data.sealint.lib.reviews

deny contains finding if {
	some before in input.before.latest_reviews
	some after in input.after.latest_reviews
	after.kind == before.kind
	some words in faults(before, after)
	finding := manifests.told(words, after.at, before.at)
}

deny contains finding if {
	gone := [review |
		some review in input.before.latest_reviews
		not review.kind in {after.kind | some after in input.after.latest_reviews}
	]
	count(gone) > 0
	at := ["spec", "reviews"]
	not manifests.misstated(input.after, at)
	held := [sprintf("%s of %s", [words[review.kind], review.date]) | some review in gone]
	finding := manifests.told(sprintf("no longer listed: the %s", [concat(", the ", held)]), at, at)
}

# What the latest review of a kind says less than the latest one of the base.
faults(before, after) := ({sprintf("the last %s was %s, now %s", [words[before.kind], before.date, after.date]) | after.date < before.date} | {sprintf("the last %s was approved; now it is not", [words[before.kind]]) |
	after.rejected
	not before.rejected
}) | {sprintf("the %s covered %s; now it does not", [words[before.kind], concat(" and ", lost)]) |
	lost := [topic |
		some topic in ["privacy", "retention", "revocation"]
		topic in before.checklist
		not topic in after.checklist
	]
	count(lost) > 0
}

words := object.union(reviews.names, {"privacy": "privacy review"})
