# METADATA
# title: No vulnerability is set aside without a reason
# description: >-
#   A state such as not_affected silences scanners. Without a justification or an explanation nobody can tell an
#   analysis from a wish. This also holds for statements of VEX documents that the configuration names.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/vex/
#   - ref: https://baseline.openssf.org/
# custom:
#   id: change/vex-added-unjustified
#   entity: change_vulnerability
#   severity: high
#   profile: baseline
#   fix: >-
#     Add the justification, or explain in detail why the component is not affected.
#   controls: [guide/6.sbom, OSPS-VM-04]
package sealint.change.vex_added_unjustified

deny contains finding if {
	input.after.origin in {"sbom", "vex"}
	aside(input.after)
	not input.after.analysis.justification
	not input.after.analysis.has_detail
	not aside_before
	finding := {
		"message": sprintf("%s is set aside as %s without a reason", [id, input.after.analysis.state]),
		"at": ["analysis"],
		"related": before,
	}
}

aside(vulnerability) if vulnerability.analysis.state in {"not_affected", "false_positive"}

aside_before if aside(input.before)

before := [{"ref": ["before", "analysis"], "message": "before"}] if input.status == "modified"

before := [] if input.status == "added"

default id := "a vulnerability without an id"

id := input.after.id
