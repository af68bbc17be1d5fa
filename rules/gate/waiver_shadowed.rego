# METADATA
# title: One waiver hides a finding
# description: >-
#   Other waivers, which hold as long or longer, hide everything that the waiver matches. Two reasons for one
#   decision contradict each other sooner or later.
# custom:
#   id: gate/waiver-shadowed
#   entity: waiver
#   severity: low
#   profile: baseline
#   waivable: "no"
#   fix: >-
#     Remove one of the waivers.
package sealint.gate.waiver_shadowed

deny contains {"message": "the waiver is not needed: others, which hold as long or longer, hide all that it matches", "at": []} if {
	input.shadowed
}
