# METADATA
# title: The tool that made the document is named
# description: >-
#   Generators differ in what they find: one reads lock files, another looks into binaries, each with gaps of its
#   own. Who knows the tool knows what the document may lack.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
#   - ref: https://cyclonedx.org/docs/1.6/json/#metadata_tools
# custom:
#   id: sbom/tool
#   entity: sbom
#   severity: low
#   profile: standard
#   standards: [cisa-2026]
#   fix: >-
#     Have the generator name itself: CycloneDX metadata.tools, SPDX a creator Tool:.
#   controls: [guide/6.sbom, CISA-2026]
package sealint.sbom.tool

deny contains finding if {
	input.tool_state == "absent"
	finding := {"message": "the document does not name the tool that made it", "at": ["tools"]}
}
