# METADATA
# title: The document's subject has dependencies
# description: >-
#   The dependencies of the subject lead to everything that it ships. If the subject has none, nobody can tell direct
#   from indirect dependencies, or see how a vulnerable component got in.
# related_resources:
#   - ref: https://www.ntia.gov/report/2021/minimum-elements-software-bill-materials-sbom
#   - ref: https://cyclonedx.org/docs/1.6/json/#dependencies
# custom:
#   id: sbom/root-is-leaf
#   entity: sbom
#   severity: medium
#   profile: recommended
#   standards: [ntia-2021, cisa-2026, cisa-2025, fsct-3]
#   fix: >-
#     State the direct dependencies of the subject: CycloneDX an entry in dependencies with its bom-ref, SPDX
#     relationships DEPENDS_ON or CONTAINS.
#   controls: [guide/6.sbom, CISA-2026, NTIA-2021]
package sealint.sbom.root_is_leaf

reasons := {
	"no-ref": "it has no reference, so dependencies cannot name it",
	"no-entry": "the document states no dependencies of it",
	"no-dependencies": "the document states that it has none",
}

deny contains finding if {
	input.dependencies_stated # otherwise sbom/dep-missing reports it
	input.component_count > 0
	reason := reasons[input.root_leaf]
	message := sprintf("no dependency leads from the document's subject to its %d other components: %s", [input.component_count, reason])
	finding := {"message": message, "at": ["root_leaf"]}
}
