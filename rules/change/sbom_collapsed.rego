# METADATA
# title: An SBOM keeps its components
# description: >-
#   An SBOM that suddenly lists far fewer components is usually one whose generator saw only a part of the product,
#   such as a folder without its lock file. Vulnerabilities in the missing components are no longer found. Components
#   at all levels count.
# related_resources:
#   - ref: https://scvs.owasp.org/scvs/v2-software-bill-of-materials/
# custom:
#   id: change/sbom-collapsed
#   entity: change_sbom
#   severity: high
#   profile: baseline
#   fix: >-
#     Let the generator read the whole product again. If so many components were really removed, accept the finding
#     with a waiver that says so.
#   controls: [guide/6.sbom, SCVS-2.12]
#   params:
#     keep: {type: number, default: 0.5, description: Share of the components of the base that the SBOM has to keep.}
package sealint.change.sbom_collapsed

import data.sealint.lib.components
import data.sealint.params

deny contains finding if {
	input.before.component_count >= 10
	input.after.component_count < params.keep * input.before.component_count
	key := components.list[input.after.format]
	finding := {
		"message": sprintf("the SBOM listed %d components, now %d", [input.before.component_count, input.after.component_count]),
		"at": [key],
		"related": [{"ref": ["before", components.list[input.before.format]], "message": "before"}],
	}
}
