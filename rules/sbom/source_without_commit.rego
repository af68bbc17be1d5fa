# METADATA
# title: Source code is named by a commit, not by a tag
# description: >-
#   Whoever can write to a repository can move a tag to another commit, and an address without a revision means the newest
#   commit of the default branch. Only the id of a commit lets anybody check later which source code it was. A link to a
#   repository is reported if it names a revision that is not a commit.
# related_resources:
#   - ref: https://spdx.github.io/spdx-spec/v2.3/package-information/#77-package-download-location-field
# custom:
#   id: sbom/source-without-commit
#   entity: component
#   severity: low
#   profile: strict
#   identity: [value]
#   fix: >-
#     Name the full id of the commit that was built, as in git+https://host/repository@<40 hexadecimal digits>.
#   controls: [guide/6.sbom, SLSA]
package sealint.sbom.source_without_commit

deny contains finding if {
	some i, source in input.revisions
	how := word(source)
	message := sprintf("%s names its source by %s, not by a full commit id", [input.name, how])
	finding := {"message": message, "at": ["revisions", i]}
}

word(source) := sprintf("the tag %q", [source.revision]) if source.kind == "tag"

word(source) := "an address without a revision" if source.kind == "none"

word(source) := sprintf("the branch %q", [source.revision]) if {
	source.of == "vcs"
	source.kind == "branch"
}

word(source) := sprintf("the shortened commit id %q", [source.revision]) if {
	source.of == "vcs"
	source.kind == "short-commit"
}
