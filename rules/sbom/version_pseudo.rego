# METADATA
# title: Component versions are releases, not commits
# description: >-
#   Go writes the time and the start of a commit id for a module without a tag. The code is pinned, but nobody released
#   it: it has no change log and perhaps no support, and advisories that name releases are hard to compare with it.
#   The subject of the document is no dependency, and is not judged.
# related_resources:
#   - ref: https://go.dev/ref/mod#pseudo-versions
# custom:
#   id: sbom/version-pseudo
#   entity: component
#   severity: low
#   profile: strict
#   identity: [version]
#   fix: Depend on a tagged release of the module where there is one.
#   controls: [guide/6.sbom, SCVS-5.6]
package sealint.sbom.version_pseudo

deny contains finding if {
	not input.is_root
	input.pin.class == "go-pseudo"
	finding := {"message": sprintf("%s has the pseudo-version %q: a commit without a release", [input.name, input.version]), "at": ["version"]}
}
