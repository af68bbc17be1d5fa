# METADATA
# title: The baseline is worked off
# description: >-
#   The baseline is older than the configuration allows (gate: baseline-max-age). What was accepted to switch the
#   gate on was meant to be mended.
# custom:
#   id: gate/baseline-old
#   entity: baseline
#   severity: low
#   profile: baseline
#   waivable: "no"
#   fix: >-
#     Mend findings of the baseline and run sealint baseline --prune, or waive those that stay.
package sealint.gate.baseline_old

deny contains {"message": sprintf("the baseline is %d days old; at most %d are allowed", [input.age_days, input.max_age]), "at": ["made", "on"]} if {
	input.age_days > input.max_age
}

deny contains {"message": "the baseline says that it was made on a day that is still to come, so nobody knows its age", "at": ["made", "on"]} if {
	input.age_days < 0
}
