# METADATA
# title: Waivers are complete and hold
# description: >-
#   A waiver without a reason, an owner or a last day, with a rule that does not exist, or with a life that is too
#   long hides nothing: nobody has answered for what it was meant to hide. Comments that look like waivers have no
#   effect either.
# custom:
#   id: gate/waiver-malformed
#   entity: waiver
#   severity: high
#   profile: baseline
#   waivable: "no"
#   fix: >-
#     Complete the waiver. The command sealint waive writes complete ones.
package sealint.gate.waiver_malformed

deny contains {"message": sprintf("the waiver hides nothing: %s", [fault.message]), "at": fault.at} if {
	some fault in input.faults
	input.form != "comment"
}

deny contains {"message": sprintf("this hides nothing: %s", [fault.message]), "at": fault.at} if {
	some fault in input.faults
	input.form == "comment"
}

deny contains {"message": "the waiver hides nothing yet: created is later than today", "at": ["created"]} if input.state == "early"
