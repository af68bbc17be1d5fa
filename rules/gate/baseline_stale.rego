# METADATA
# title: The baseline holds what exists
# description: >-
#   Some findings of the baseline are mended. Their entries would hide the same mistakes if they came back.
# custom:
#   id: gate/baseline-stale
#   entity: baseline
#   severity: info
#   profile: baseline
#   waivable: "no"
#   fix: >-
#     Run sealint baseline --prune, which drops these entries and adds none.
package sealint.gate.baseline_stale

deny contains {"message": sprintf("entries of the baseline about findings that do not exist any more: %d", [input.stale]), "at": ["findings"]} if {
	input.stale > 0
}
