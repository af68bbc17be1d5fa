# METADATA
# title: Waivers are renewed or removed in time
# description: >-
#   The last day of the waiver is over, so what it was for counts again. A waiver that nobody renews was not meant
#   to last.
# custom:
#   id: gate/waiver-expired
#   entity: waiver
#   severity: medium
#   profile: baseline
#   waivable: "no"
#   fix: >-
#     Mend what the waiver was for and remove it, or decide anew: set created and expires, and check the reason.
package sealint.gate.waiver_expired

deny contains {"message": sprintf("the waiver of %s expired on %s, %d days ago", [input.owner, input.expires, 0 - input.days_left]), "at": ["expires"]} if {
	input.state == "expired"
}
