# METADATA
# title: GitHub Actions are pinned by a commit
# description: >-
#   Whoever can write to the repository of an action can move a tag to other code, and the tag of a major version, such as
#   v4, is moved with every release. The workflow then runs code that nobody reviewed, with the secrets of the build.
#   The subject of the document is not used by it, and is not judged.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions
# custom:
#   id: sbom/action-not-by-commit
#   entity: component
#   severity: medium
#   profile: recommended
#   identity: [version]
#   fix: >-
#     Name the action by the full id of a commit (40 hexadecimal digits), in the workflow and in the SBOM.
#   controls: [guide/6.sbom, SLSA, CWE-829]
package sealint.sbom.action_not_by_commit

deny contains finding if {
	not input.is_root
	input.pin.class == "tag"
	not input.purl_pin.exact
	finding := {"message": sprintf("%s is used at %q, a tag that can be moved", [input.name, input.version]), "at": ["version"]}
}

deny contains finding if {
	not input.is_root
	input.purl_pin.class == "tag"
	not input.pin.class == "tag"
	not input.pin.exact
	finding := {"message": sprintf("%s is used at %q, a tag that can be moved", [input.name, input.purl.version]), "at": ["purl"]}
}
