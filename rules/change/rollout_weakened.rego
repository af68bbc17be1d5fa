# METADATA
# title: Changes reach production as carefully as before
# description: >-
#   Each step before production, and a way back, bounds the damage that a bad release does.
# related_resources:
#   - ref: https://sre.google/workbook/canarying-releases/
# custom:
#   id: change/rollout-weakened
#   entity: change_integration
#   severity: low
#   profile: recommended
#   fix: >-
#     Keep the steps in operations.rollout, and the runbook.
#   controls: [guide/6.rollout]
package sealint.change.rollout_weakened

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": step.at, "message": sprintf("the manifest no longer says that %s", [step.words])} if {
	some step in steps
	manifests.switched_off(input, step.at)
}

weaker contains {"at": link.at, "message": sprintf("the manifest no longer links %s", [link.words])} if {
	some link in links
	manifests.dropped(input, link.at)
}

steps := [
	{"at": ["spec", "operations", "rollout", "staging"], "words": "changes are tested in staging"},
	{"at": ["spec", "operations", "rollout", "replay"], "words": "recorded traffic is replayed"},
	{"at": ["spec", "operations", "rollout", "canary"], "words": "changes reach a few users first"},
]

links := [
	{"at": ["spec", "operations", "rollout", "rollback"], "words": "the way to undo a change"},
	{"at": ["spec", "operations", "runbook"], "words": "its runbook"},
]
