# METADATA
# title: A component stays with its producer
# description: >-
#   Somebody else now makes the component. Attackers take over packages whose makers gave them up. Other spellings of
#   a name, and further names beside the former ones, do not count.
# related_resources:
#   - ref: https://scvs.owasp.org/scvs/v5-component-analysis/
# custom:
#   id: change/producer-changed
#   entity: change_component
#   severity: medium
#   profile: recommended
#   identity: [value]
#   fix: >-
#     Find out whether the former producer handed the component over, and to whom.
#   controls: [guide/2.threats, guide/6.sbom]
package sealint.change.producer_changed

import data.sealint.lib.components
import data.sealint.lib.text

deny contains finding if {
	change := input.producer
	finding := {
		"message": sprintf("%s was %s by %s, now by %s", [components.title(input.after), verbs[change.of], text.short(change.before), text.short(change.after)]),
		"at": [change.of],
		"related": [{"ref": ["before", change.of], "message": "before"}],
		"decision": components.grouped(input),
	}
}

verbs := {"producer": "made", "supplier": "supplied"}
