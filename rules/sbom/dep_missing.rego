# METADATA
# title: The document states dependencies
# description: >-
#   A list of components answers whether something is in the software. Only dependencies answer how it got in and what
#   must be updated to remove it. Every authority that asks for an SBOM also asks for dependencies.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
#   - ref: https://www.bsi.bund.de/dok/TR-03183
#   - ref: https://cyclonedx.org/docs/1.6/json/
# custom:
#   id: sbom/dep-missing
#   entity: sbom
#   severity: medium
#   profile: recommended
#   standards: [ntia-2021, cisa-2026, bsi-2.0, bsi-2.1, cisa-2025, fsct-3, openchain-telco-1.1, bsi-1.1]
#   fix: >-
#     Generate the SBOM from the lock file or the build, which know the dependencies, so that it has dependencies
#     (CycloneDX) or DEPENDS_ON and CONTAINS relationships (SPDX).
#   controls: [guide/6.sbom, NTIA-2021, CISA-2026, BSI-TR-03183-2]
package sealint.sbom.dep_missing

deny contains finding if {
	not input.dependencies_stated
	input.component_count > 0
	input.total_count > 1 # one component has nothing to depend on
	finding := {"message": message, "at": ["dependencies"]}
}

message := sprintf("%d components are listed, but no dependency between them", [input.component_count]) if input.component_count > 1

message := "the document does not say whether its subject depends on the component that it lists" if input.component_count == 1
