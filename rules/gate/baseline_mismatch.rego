# METADATA
# title: The baseline fits the run
# description: >-
#   The baseline was made with another profile or another version of sealint. Rules that it did not know may
#   report findings that are not new.
# custom:
#   id: gate/baseline-mismatch
#   entity: baseline
#   severity: low
#   profile: baseline
#   waivable: "no"
#   fix: >-
#     Run with the profile of the baseline. For a rule that is new, sealint baseline --add-rule adds its findings.
package sealint.gate.baseline_mismatch

deny contains {
	"message": sprintf("the baseline was made by sealint %s with profile %s, and this run has another version or profile", [input.tool, input.profile]),
	"at": ["made"],
} if {
	input.differs
}
