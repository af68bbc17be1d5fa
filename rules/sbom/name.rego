# METADATA
# title: Every component has a name
# description: >-
#   Nobody can look up, allow, replace or even mention a component without a name.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
#   - ref: https://cyclonedx.org/docs/1.6/json/#components_items_name
#   - ref: https://spdx.github.io/spdx-spec/v2.3/package-information/
# custom:
#   id: sbom/name
#   entity: component
#   severity: high
#   profile: baseline
#   standards: [ntia-2021, cisa-2026, bsi-2.0, bsi-2.1, cisa-2025, fsct-3, openchain-telco-1.1, bsi-1.1]
#   fix: >-
#     Give the component the name that its package registry or its maker uses.
#   controls: [guide/6.sbom, CISA-2026, NTIA-2021, BSI-TR-03183-2]
package sealint.sbom.name

deny contains finding if {
	not input.named
	finding := {"message": "the component has no name", "at": ["name"]}
}
