# METADATA
# title: A component's version and its package URL agree
# description: >-
#   Tools look a component up by its package URL and show its version to people. If the two name different releases,
#   readers trust a version that nobody has checked. Differences of spelling alone (a leading v, an epoch, a digest
#   beside a tag) do not count.
# related_resources:
#   - ref: https://github.com/package-url/purl-spec
# custom:
#   id: sbom/purl-version-mismatch
#   entity: component
#   severity: high
#   profile: baseline
#   fix: >-
#     Give both the version that was shipped.
#   controls: [guide/6.sbom, SCVS-2.12]
package sealint.sbom.purl_version_mismatch

deny contains finding if {
	mismatch := input.purl_version_mismatch
	message := sprintf("%s has version %q, but its package URL says %q", [input.name, mismatch.version, mismatch.purl_version])
	finding := {"message": message, "at": ["purl"]}
}
