# METADATA
# title: Rotations, rehearsals, reviews and evidence are not dated in the future
# description: >-
#   What has not taken place yet cannot be stated as done. A date in the future is a mistake, and hides that the last
#   rotation, rehearsal or review may be long ago.
# custom:
#   id: integration/future-date
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     State the day on which it took place.
#   controls: [guide/3.revocation, guide/4.secrets, guide/12.organisation, guide/8.attestation, CWE-324, CWE-613]
package sealint.integration.future_date

import data.sealint.lib.credentials
import data.sealint.lib.reviews

deny contains finding if {
	input.spec.identity.method in credentials.methods
	sealint.date.days(data.sealint.today, input.spec.identity.credential.rotated) > 0
	finding := {
		"message": sprintf("the last rotation is dated %s, which is in the future", [input.spec.identity.credential.rotated]),
		"at": ["spec", "identity", "credential", "rotated"],
	}
}

deny contains finding if {
	input.spec.identity.method != "none"
	sealint.date.days(data.sealint.today, input.spec.identity.revocation.drilled) > 0
	finding := {
		"message": sprintf("the last rehearsal of revocation is dated %s, which is in the future", [input.spec.identity.revocation.drilled]),
		"at": ["spec", "identity", "revocation", "drilled"],
	}
}

deny contains finding if {
	some review in input.latest_reviews
	reviews.required(review.kind, input.metadata)
	sealint.date.days(data.sealint.today, review.date) > 0
	finding := {
		"message": sprintf("the last %s is dated in the future, on %s", [reviews.names[review.kind], review.date]),
		"at": array.concat(review.at, ["date"]),
	}
}

deny contains finding if {
	input.spec.identity.method in credentials.methods
	some i, environment in input.spec.environments
	rotated := environment.credential.rotated
	sealint.date.days(data.sealint.today, rotated) > 0
	finding := {
		"message": sprintf("the last rotation in %s is dated %s, which is in the future", [environment.name, rotated]),
		"at": ["spec", "environments", i, "credential", "rotated"],
	}
}

deny contains finding if {
	some evidence in input.evidence
	evidence.date != ""
	sealint.date.days(data.sealint.today, evidence.date) > 0
	finding := {
		"message": sprintf("the evidence for %s is dated %s, which is in the future", [evidence.control, evidence.date]),
		"at": array.concat(evidence.at, ["date"]),
	}
}

deny contains finding if {
	some webhook in input.webhooks
	sealint.date.days(data.sealint.today, webhook.secret_rotated) > 0
	finding := {
		"message": sprintf("the last rotation of the secret of webhook %s is dated %s, which is in the future", [webhook.url, webhook.secret_rotated]),
		"at": array.concat(webhook.at, ["secret", "rotated"]),
	}
}
