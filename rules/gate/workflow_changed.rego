# METADATA
# title: Readers see that a change touches what starts the gate
# description: >-
#   The change adds, removes or modifies a file of a CI system or of git hooks that mentions sealint.
#   sealint cannot protect the file that starts it: there it can be switched off, or be given other
#   flags or an older version.
# custom:
#   id: gate/workflow-changed
#   entity: policy
#   severity: medium
#   profile: baseline
#   waivable: "no"
#   fix: >-
#     Read what the file says before you approve the change. Protect such files by code owners, or by
#     workflows that the repository cannot change.
package sealint.gate.workflow_changed

deny contains {"message": sprintf("the file starts sealint and is %s", [item.status]), "at": ["workflows", i]} if some i, item in input.workflows
