# METADATA
# title: An SBOM keeps its dependencies
# description: >-
#   Without dependencies nobody can tell through which component a vulnerable one came into the product, so nobody
#   knows what to update. Single dependencies count, too, if the same tool made both documents, both components are still
#   there, and the one has the same version as before, or nothing leads to the other one any more. A new version of a
#   component may have other dependencies. The rule is silent if most components are gone too;
#   change/sbom-collapsed tells that.
# related_resources:
#   - ref: https://scvs.owasp.org/scvs/v2-software-bill-of-materials/
#   - ref: https://www.ntia.gov/report/2021/minimum-elements-software-bill-materials-sbom
# custom:
#   id: change/sbom-graph-lost
#   entity: change_sbom
#   severity: medium
#   profile: recommended
#   fix: >-
#     Let the generator write the dependencies again: CycloneDX dependencies, SPDX relationships.
#   controls: [guide/6.sbom, CISA-2026, NTIA-2021]
package sealint.change.sbom_graph_lost

import data.sealint.lib.text

deny contains finding if {
	input.before.dependencies_stated
	kept
	lost
	finding := {
		"message": sprintf("the SBOM no longer says what depends on what: it had %d dependencies, now %d", [input.before.edge_count, input.after.edge_count]),
		"at": [places[input.after.format]],
		"related": [{"ref": ["before", places[input.before.format]], "message": "before"}],
	}
}

deny contains finding if {
	not lost
	not input.tool_changed
	kept
	count(parts) > 0
	finding := {
		"message": concat("; ", [part | some part in parts]),
		"at": [places[input.after.format]],
		"related": [{"ref": ["before", places[input.before.format]], "message": "before"}],
	}
}

parts contains sprintf("the SBOM no longer says that %s%s, although both are still there", [listed, more]) if {
	input.lost_count > 0
	listed := concat(", ", [sprintf("%s depends on %s", [text.short(edge.from), text.short(edge.to)]) | some edge in input.lost_dependencies])
}

parts contains sprintf("the SBOM no longer says that %d component(s) depend on nothing", [input.unstated_count]) if {
	input.unstated_count > 0
}

more := sprintf(" (and %d more)", [input.lost_count - count(input.lost_dependencies)]) if {
	input.lost_count > count(input.lost_dependencies)
}

more := "" if input.lost_count == count(input.lost_dependencies)

places := {"cyclonedx": "dependencies", "spdx": "relationships"}

lost if not input.after.dependencies_stated

lost if {
	input.before.edge_count >= 10
	input.after.edge_count < 0.5 * input.before.edge_count
}

kept if input.after.component_count >= 0.8 * input.before.component_count
