# METADATA
# title: Source code is named by a commit, not by a tag
# description: >-
#   Whoever can write to a repository can move a tag to another commit, and an address without a revision means the newest
#   commit of the default branch. Only the id of a commit lets anybody check later which source code it was.
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

words := {"tag": "only by a tag", "none": "without a revision"}

deny contains finding if {
	some i, source in input.revisions
	how := words[source.kind]
	message := sprintf("%s names its source %s, not by a commit", [input.name, shown(source, how)])
	finding := {"message": message, "at": ["revisions", i]}
}

shown(source, how) := sprintf("%s (%s)", [how, source.revision]) if source.revision != ""

shown(source, how) := how if source.revision == ""
