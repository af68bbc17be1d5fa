# METADATA
# title: The document names its subject
# description: >-
#   A list of components belongs to a product and release. If the document does not name it, nobody can tell which
#   delivery the document describes, or where to start following the dependencies.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/#metadata_component
#   - ref: https://spdx.github.io/spdx-spec/v2.3/document-creation-information/
#   - ref: https://www.ntia.gov/report/2021/minimum-elements-software-bill-materials-sbom
# custom:
#   id: sbom/root-missing
#   entity: sbom
#   severity: medium
#   profile: recommended
#   standards: [ntia-2021, scvs-l2, fsct-3, openchain-telco-1.1]
#   fix: >-
#     Name the product: CycloneDX metadata.component, SPDX a relationship DESCRIBES of the document,
#     SPDX 3 its rootElement.
#   controls: [guide/6.sbom, NTIA-2021, SCVS-2.11]
package sealint.sbom.root_missing

deny contains finding if {
	not input.has_root
	input.component_count > 0
	finding := {"message": "the document does not say what it describes", "at": ["has_root"]}
}
