# METADATA
# title: A document that git does not have is compared
# description: >-
#   Git has no version of the document, neither in the base nor for the next commit, as of an SBOM that a build
#   makes. So nothing is compared, and all findings about it are new.
# custom:
#   id: gate/base-artifact-missing
#   entity: policy
#   severity: info
#   profile: baseline
#   waivable: "no"
#   fix: >-
#     If a build makes the file, keep what it made for the target branch, and name that by --base-file or --base-dir.
#     A new file needs nothing.
package sealint.gate.base_artifact_missing

deny contains {"message": sprintf("git does not have %s, and it is compared with nothing", [item.path]), "at": ["untracked", i]} if {
	some i, item in input.untracked
}
