# METADATA
# title: Source code is pinned by a full commit
# description: >-
#   A branch points to other code after every commit, and the beginning of a commit id can mean a second commit later.
#   Who builds or reviews the component from this address gets code that the document does not describe. A link to a
#   repository (a reference of type vcs) is not reported here, but in strict, by sbom/source-without-commit.
# related_resources:
#   - ref: https://spdx.github.io/spdx-spec/v2.3/package-information/#77-package-download-location-field
#   - ref: https://github.com/package-url/purl-spec/blob/main/purl-specification.md
# custom:
#   id: sbom/source-not-pinned
#   entity: component
#   severity: medium
#   profile: recommended
#   identity: [value]
#   fix: >-
#     Name the full id of the commit that was built, as in git+https://host/repository@<40 hexadecimal digits>.
#   controls: [guide/6.sbom, SLSA, CWE-829]
package sealint.sbom.source_not_pinned

words := {"branch": "a branch, which moves", "short-commit": "a shortened commit id"}

deny contains finding if {
	some i, source in input.revisions
	source.of != "vcs"
	what := words[source.kind]
	message := sprintf("%s names the source at %q, %s", [input.name, source.revision, what])
	finding := {"message": message, "at": ["revisions", i]}
}
