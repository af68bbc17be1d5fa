# METADATA
# title: A statement keeps its reason
# description: >-
#   The statement that the vulnerability does not affect the component stays, but no longer says why. Nobody can
#   check it against the next version any more.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/vex/
# custom:
#   id: change/justification-removed
#   entity: change_vulnerability
#   severity: medium
#   profile: recommended
#   fix: >-
#     Restore the justification.
#   controls: [guide/6.sbom, OSPS-VM-04]
package sealint.change.justification_removed

import data.sealint.lib.text

deny contains finding if {
	input.before.analysis.justification
	input.after.analysis.state == "not_affected"
	not input.after.analysis.justification
	finding := {
		"message": sprintf("why %s does not affect %s is no longer said: it was %s", [id, affected, input.before.analysis.justification]),
		"at": ["analysis"],
		"related": [{"ref": ["before", "analysis", "justification"], "message": "before"}],
	}
}

affected := text.first([object.get(affects, "component", affects.ref) | some affects in input.after.affects], 3) if {
	count(input.after.affects) > 0
}

affected := "the product" if count(input.after.affects) == 0

default id := "a vulnerability without an id"

id := input.after.id
