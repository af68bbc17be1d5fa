# METADATA
# title: The document names its author
# description: >-
#   Readers who find a mistake need somebody to tell, and trust in a document is trust in its author. A tool cannot
#   answer for what it wrote, so naming a tool is not enough.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
#   - ref: https://cyclonedx.org/docs/1.6/json/#metadata_authors
#   - ref: https://spdx.github.io/spdx-spec/v2.3/document-creation-information/
# custom:
#   id: sbom/author
#   entity: sbom
#   severity: low
#   profile: standard
#   standards: [ntia-2021, cisa-2026, bsi-2.0, bsi-2.1, cisa-2025, fsct-3, openchain-telco-1.1, bsi-1.1]
#   fix: >-
#     Name the person or organisation: CycloneDX metadata.authors or metadata.manufacturer, SPDX a creator Person: or
#     Organization:.
#   controls: [guide/6.sbom, CISA-2026, NTIA-2021, BSI-TR-03183-2]
package sealint.sbom.author

deny contains finding if {
	input.author_state == "absent"
	finding := {"message": message, "at": ["authors"]}
}

message := "the document names only a tool as its author" if input.tool_state == "present"

message := "the document names no author" if input.tool_state != "present"
