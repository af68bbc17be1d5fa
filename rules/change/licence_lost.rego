# METADATA
# title: A component keeps its licence
# description: >-
#   Without a licence nobody knows whether the component may be delivered, and rules about licences have nothing to
#   judge.
# related_resources:
#   - ref: https://www.bsi.bund.de/dok/TR-03183
# custom:
#   id: change/licence-lost
#   entity: change_component
#   severity: low
#   profile: recommended
#   fix: >-
#     State the licence again.
#   controls: [guide/6.sbom, BSI-TR-03183-2, SCVS-2.14]
package sealint.change.licence_lost

import data.sealint.lib.components

deny contains finding if {
	input.before.licence_state == "present"
	input.after.licence_state in {"absent", "unknown"}
	finding := {
		"message": sprintf("%s no longer states a licence", [components.title(input.after)]),
		"at": [],
		"related": [{"ref": ["before", "licences", 0], "message": "before"}],
		"decision": components.grouped(input),
	}
}
