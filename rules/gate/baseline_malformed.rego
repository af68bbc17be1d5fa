# METADATA
# title: Entries of the baseline are not edited
# description: >-
#   Somebody edited an entry, so it hides nothing: its place is another one than that of the finding with its id, or
#   its rule is one whose findings no baseline may hold, such as those about secrets and about waivers.
# custom:
#   id: gate/baseline-malformed
#   entity: baseline
#   severity: high
#   profile: baseline
#   waivable: "no"
#   fix: >-
#     Run sealint baseline anew, or remove the entry.
package sealint.gate.baseline_malformed

deny contains {"message": sprintf("the entry hides nothing: it says %s, and the finding is at %s", [entry.says, entry.is]), "at": entry.at} if {
	some entry in input.misplaced
}

deny contains {"message": sprintf("the entry hides nothing: no baseline may hold findings of %s", [entry.rule]), "at": entry.at} if {
	some entry in input.refused
}
