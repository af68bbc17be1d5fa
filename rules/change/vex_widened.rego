# METADATA
# title: A statement is not extended silently
# description: >-
#   A statement that a vulnerability can be ignored now also names another component, without another reason. What
#   was found out about one component does not hold for others by itself. The statement is one of the SBOM, or of an
#   VEX document that the configuration names; there, a further version of a package is a further component.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/vex/
# custom:
#   id: change/vex-widened
#   entity: change_vulnerability
#   severity: medium
#   profile: recommended
#   fix: >-
#     Say in the statement why it holds for the further component, or make one of its own.
#   controls: [guide/6.sbom, OSPS-VM-04]
package sealint.change.vex_widened

import data.sealint.lib.text

deny contains finding if {
	input.after.origin in {"sbom", "vex"}
	input.after.analysis.state in {"not_affected", "false_positive", "fixed"}
	input.after.analysis.state == input.before.analysis.state
	object.get(input.after.analysis, "justification", "") == object.get(input.before.analysis, "justification", "")
	input.after.analysis.has_detail == input.before.analysis.has_detail
	some added in input.added_affects
	finding := {
		"message": sprintf("%s is now set aside for %s too", [id, text.short(added.name)]),
		"at": ["affects", added.index],
		"related": [{"ref": ["before", "affects", 0], "message": "before"}],
	}
}

default id := "a vulnerability without an id"

id := input.after.id
