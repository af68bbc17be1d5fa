# METADATA
# title: Every component states where it comes from
# description: >-
#   When a release turns out to be bad, somebody has to find its source, its maintainers or a clean copy. Without an
#   address of the distribution or the repository people search by name, which helps name squatters. The subject and
#   single files are exempt.
# related_resources:
#   - ref: https://www.bsi.bund.de/dok/TR-03183
#   - ref: https://scvs.owasp.org/
#   - ref: https://spdx.github.io/spdx-spec/v2.3/package-information/
# custom:
#   id: sbom/ref-distribution-missing
#   entity: component
#   severity: low
#   profile: standard
#   standards: [bsi-2.0, bsi-2.1, bsi-1.1]
#   fix: >-
#     Add an external reference of type distribution, source-distribution or vcs; in SPDX, state the package's
#     downloadLocation.
#   controls: [guide/6.sbom, BSI-TR-03183-2, SCVS-2.13]
package sealint.sbom.ref_distribution_missing

deny contains finding if {
	not input.type in {"file", "device", "cryptographic-asset"}
	not input.is_root
	not stated
	finding := {
		"message": sprintf("%s has no address of its distribution or its repository", [input.name]),
		"at": ["external_references"],
	}
}

stated if {
	some reference in input.external_references
	reference.type in {"distribution", "source-distribution", "vcs"}
	reference.uri
}
