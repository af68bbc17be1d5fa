# METADATA
# title: A baseline only shrinks
# description: >-
#   The change adds entries to the baseline. After the merge, these findings would not count any more,
#   without an owner, a reason or an end.
# custom:
#   id: gate/baseline-grew
#   entity: policy
#   severity: high
#   profile: baseline
#   waivable: "no"
#   fix: >-
#     Mend the findings, or accept them by waivers. The entries of a new rule are added by those who are
#     responsible for the gate.
package sealint.gate.baseline_grew

deny contains {"message": sprintf("the change adds to the baseline (%d): %s%s", [count(input.baseline_grew), concat("; ", shown), more]), "at": ["baseline_grew"]} if {
	count(input.baseline_grew) > 0
}

shown := [sprintf("%s in %s at %s", [e.rule, e.path, e.at]) | some e in array.slice(input.baseline_grew, 0, 5)]

more := "" if count(input.baseline_grew) <= 5

more := sprintf("; and %d more", [count(input.baseline_grew) - 5]) if count(input.baseline_grew) > 5
