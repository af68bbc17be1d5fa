# METADATA
# title: Entries of the baseline are not edited
# description: >-
#   The place of an entry is another one than that of the finding with its id. Somebody edited the entry, so it
#   hides nothing.
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
