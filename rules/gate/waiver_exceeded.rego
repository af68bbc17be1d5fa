# METADATA
# title: Waivers hide no more than was decided
# description: >-
#   The waiver matches more findings than its limit. So somebody has added to what was accepted, and the waiver
#   hides none of them.
# custom:
#   id: gate/waiver-exceeded
#   entity: waiver
#   severity: high
#   profile: baseline
#   waivable: "no"
#   fix: >-
#     Mend what was added. If it is acceptable, decide anew and set the limit.
package sealint.gate.waiver_exceeded

deny contains {"message": sprintf("the waiver hides nothing: it matches %d findings, and its limit is %d", [input.matched, input.limit]), "at": ["limit"]} if {
	input.state == "live"
	input.exceeded
}
