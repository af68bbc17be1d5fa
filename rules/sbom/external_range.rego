# METADATA
# title: Only external components have version ranges
# description: >-
#   In CycloneDX 1.7 a component that is not delivered may have a range of versions, such as a driver that the host
#   must have. For a delivered component a range hides which release it is, and beside a version it contradicts that
#   version.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.7/json/#components_items_versionRange
#   - ref: https://github.com/package-url/vers-spec
# custom:
#   id: sbom/external-range
#   entity: component
#   severity: high
#   profile: baseline
#   fix: >-
#     State the version of delivered components without a range. Mark components that the environment provides with
#     isExternal, without a version.
#   controls: [guide/6.sbom, BSI-TR-03183-2:3.2.1, SCVS-5.6]
package sealint.sbom.external_range

deny contains finding if {
	input.version_range
	not input.is_external
	message := sprintf("%s has the version range %q, but is not external", [input.name, input.version_range])
	finding := {"message": message, "at": ["version_range"]}
}

deny contains finding if {
	input.version_range
	input.is_external
	input.version
	message := sprintf("%s has both the version range %q and the version %q", [input.name, input.version_range, input.version])
	finding := {"message": message, "at": ["version_range"]}
}
