# METADATA
# title: The document names the tool that made it
# description: >-
#   Generators find different things: one reads lock files, another examines binaries, and each has gaps. If the tool
#   is known, readers know what the document may lack.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
#   - ref: https://cyclonedx.org/docs/1.6/json/#metadata_tools
# custom:
#   id: sbom/tool
#   entity: sbom
#   severity: low
#   profile: standard
#   standards: [cisa-2026, cisa-2025, openchain-telco-1.1]
#   fix: >-
#     Let the generator name itself: CycloneDX metadata.tools, SPDX a creator Tool:.
#   controls: [guide/6.sbom, CISA-2026]
package sealint.sbom.tool

deny contains finding if {
	input.tool_state == "absent"
	finding := {"message": "the document does not name the tool that made it", "at": ["tools"]}
}
