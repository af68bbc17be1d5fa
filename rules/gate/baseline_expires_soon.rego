# METADATA
# title: Accepted problems of the baseline that expire soon are known
# description: >-
#   The baseline accepts what could not be judged for a few days more. Then runs are incomplete again, and stop
#   changes that have nothing to do with it.
# custom:
#   id: gate/baseline-expires-soon
#   entity: baseline
#   severity: info
#   profile: baseline
#   waivable: "no"
#   fix: >-
#     Mend what cannot be judged and run sealint baseline --prune, or decide anew by a waiver of the problem.
package sealint.gate.baseline_expires_soon

deny contains {"message": message, "at": ["problems", "expires"]} if {
	input.soon
	message := sprintf("the baseline accepts %d problem(s) until %s, for %d days more", [input.problems, input.expires, input.days_left])
}
