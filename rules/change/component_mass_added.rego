# METADATA
# title: Components do not come in masses
# description: >-
#   So many components came with one change that nobody reads them all. A folder of foreign code was probably added
#   as a whole.
# related_resources:
#   - ref: https://scvs.owasp.org/scvs/v5-component-analysis/
# custom:
#   id: change/component-mass-added
#   entity: change_sbom
#   severity: medium
#   profile: strict
#   fix: >-
#     Add the components in steps that somebody can review, or say in a waiver where they come from.
#   controls: [guide/6.sbom, SCVS-5]
#   params:
#     least: {type: integer, default: 20, description: Number of new components up to which there is no finding.}
#     share: {type: number, default: 0.25, description: Share of the components of the base up to which there is no finding.}
package sealint.change.component_mass_added

import data.sealint.lib.components
import data.sealint.params

deny contains finding if {
	input.added > params.least
	input.added > params.share * input.before.component_count
	not input.tool_changed
	key := components.list[input.after.format]
	finding := {
		"message": sprintf("%d components came with this change; there were %d", [input.added, input.before.component_count]),
		"at": [key],
		"related": [{"ref": ["before", key], "message": "before"}],
	}
}
