# METADATA
# title: Readers see what a change accepts
# description: >-
#   The change adds the waiver, lets it hold longer, or lets it hide more. So the change itself decides
#   that findings do not count.
# custom:
#   id: gate/waiver-added
#   entity: waiver
#   severity: info
#   profile: baseline
#   waivable: "no"
#   fix: >-
#     Read what the waiver hides before you approve the change. To make such changes fail, set the
#     severity of this rule to high; to let waivers hold after the merge only, set waivers-from: base.
package sealint.gate.waiver_added

deny contains {"message": sprintf("the change %s this waiver, which %s %d finding(s) of %s", [verb[input.change], effect, input.matched, what]), "at": []} if {
	input.change in {"added", "extended"}
	input.state in {"live", "pending"}
}

verb := {"added": "adds", "extended": "extends"}

effect := "hides" if input.state == "live"

effect := "will hide" if input.state == "pending"

what := concat(", ", input.rules) if count(input.rules) > 0

what := "a problem" if count(input.rules) == 0
