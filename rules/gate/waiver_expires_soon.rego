# METADATA
# title: Waivers that expire soon are known
# description: >-
#   The waiver holds for a few days more. Then what it hides counts again, and may stop a change that has nothing
#   to do with it.
# custom:
#   id: gate/waiver-expires-soon
#   entity: waiver
#   severity: info
#   profile: baseline
#   waivable: "no"
#   fix: >-
#     Mend what the waiver is for, or decide anew before its last day.
package sealint.gate.waiver_expires_soon

deny contains {"message": sprintf("the waiver of %s expires on %s, in %d days", [input.owner, input.expires, input.days_left]), "at": ["expires"]} if {
	input.soon
}
