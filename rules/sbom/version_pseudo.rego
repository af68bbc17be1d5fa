# METADATA
# title: A component's version is a release and not a commit
# description: >-
#   Go writes the time and the beginning of a commit for a module that has no tag there. The code is pinned, but
#   nobody has released it: it has no change log and perhaps no support, and advisories that name releases are hard
#   to compare with it.
# related_resources:
#   - ref: https://go.dev/ref/mod#pseudo-versions
# custom:
#   id: sbom/version-pseudo
#   entity: component
#   severity: low
#   profile: strict
#   fix: Depend on a tagged release of the module where there is one.
#   controls: [guide/6.sbom, SCVS-5.6]
package sealint.sbom.version_pseudo

deny contains finding if {
	input.pin.class == "go-pseudo"
	finding := {"message": sprintf("%s has the pseudo-version %q: a commit without a release", [input.name, input.version]), "at": ["version"]}
}
