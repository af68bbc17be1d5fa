# METADATA
# title: No component has a version range
# description: >-
#   A range such as ^1.2.0, 1.x or [1.0,2.0) says what a build would accept, not what was built. Nobody can look up a
#   vulnerability or a licence for it, and two builds with the same document may ship different code. The subject
#   of the document is no dependency, and is not judged.
# related_resources:
#   - ref: https://www.bsi.bund.de/dok/TR-03183
#   - ref: https://github.com/package-url/vers-spec
# custom:
#   id: sbom/version-range
#   entity: component
#   severity: high
#   profile: baseline
#   identity: [version]
#   standards: [bsi-2.0, bsi-2.1, scvs-l1]
#   fix: >-
#     Generate the SBOM from the lock file or from the built artefact, so that it states the resolved version.
#   controls: [guide/6.sbom, BSI-TR-03183-2:3.2.1, SCVS-5.6]
package sealint.sbom.version_range

ranges := {"wildcard", "leading-operator", "inner-operator", "interval", "vers"}

deny contains finding if {
	not input.is_root
	input.pin.class in ranges
	finding := {"message": sprintf("%s has the version range %q", [input.name, input.version]), "at": ["version"]}
}

deny contains finding if {
	not input.is_root
	not input.pin.class in ranges
	input.purl_pin.class in ranges
	finding := {"message": sprintf("%s has the version range %q in its package URL", [input.name, input.purl.version]), "at": ["purl"]}
}
