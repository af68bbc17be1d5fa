# METADATA
# title: Evidence is of the last year
# description: >-
#   Evidence says how something was on one day. After a year, people, systems and suppliers are others.
# custom:
#   id: integration/stale-evidence
#   entity: integration
#   severity: low
#   profile: recommended
#   fix: >-
#     Collect the evidence again, and state its date in evidence[].date.
#   controls: [guide/8.attestation]
#   params:
#     max_age_days: {type: integer, default: 365, description: How many days old evidence may be at most.}
package sealint.integration.stale_evidence

import data.sealint.lib.days
import data.sealint.lib.violations
import data.sealint.params

deny contains finding if {
	some evidence in input.evidence
	evidence.date != ""
	age := sealint.date.days(evidence.date, data.sealint.today)
	age > params.max_age_days
	finding := {
		"message": sprintf("the evidence for %s is %s old, of %s; at most %s are allowed", [
			evidence.control,
			days.text(age),
			evidence.date,
			days.text(params.max_age_days),
		]),
		"at": array.concat(evidence.at, ["date"]),
	}
}

# Evidence without a date may be of any age.
deny contains finding if {
	some i, evidence in input.spec.evidence
	evidence.control != "" # an item that violates the schema is blank
	not evidence.date
	not violations.cover(input.violations, ["spec", "evidence", sprintf("%d", [i]), "date"])
	finding := {
		"message": sprintf("the manifest does not state the date of the evidence for %s", [evidence.control]),
		"at": ["spec", "evidence", i, "date"],
	}
}
