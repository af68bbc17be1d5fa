# METADATA
# title: The document states the version of the tool that made it
# description: >-
#   Generators have bugs: a release may skip a kind of dependency or misread a lock file. When such a bug becomes
#   known, the version tells which documents must be made again.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
#   - ref: https://cyclonedx.org/docs/1.6/json/#metadata_tools
# custom:
#   id: sbom/tool-version
#   entity: sbom
#   severity: low
#   profile: standard
#   standards: [cisa-2026, openchain-telco-1.1]
#   fix: >-
#     Let the generator state its version; in SPDX the creator is written Tool: name-version.
#   controls: [guide/6.sbom, CISA-2026]
package sealint.sbom.tool_version

deny contains finding if {
	input.tool_version_state == "absent"
	count(input.tools) > 0
	finding := {"message": "the document does not state the version of the tool that made it", "at": ["tools", 0]}
}

deny contains finding if {
	input.tool_version_state == "absent"
	count(input.tools) == 0
	finding := {"message": "the document names no tool, and so no version of one", "at": ["tools"]}
}
