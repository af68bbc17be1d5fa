# METADATA
# title: Waivers hide something
# description: >-
#   Nothing matches the waiver: what it was for is mended, has moved, or was never there. It would hide the next
#   mistake of the kind at that place. A waiver of a problem is unused if what it is for was judged this time.
# custom:
#   id: gate/waiver-unused
#   entity: waiver
#   severity: low
#   profile: baseline
#   waivable: "no"
#   fix: >-
#     Remove the waiver. The command sealint waivers --prune removes all that are unused or expired.
package sealint.gate.waiver_unused

deny contains {"message": "the waiver hides nothing: no finding matches it", "at": []} if {
	count(input.rules) > 0
	is_unused
}

deny contains {"message": "the waiver accepts nothing: the run met no such problem", "at": []} if {
	count(input.rules) == 0
	is_unused
}

is_unused if {
	input.state == "live"
	input.matched == 0
	input.judged
}
