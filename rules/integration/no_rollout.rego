# METADATA
# title: Changes reach production in steps and can be rolled back
# description: >-
#   If a change is first tested with replayed traffic in staging and then with few requests in production, a failure
#   does little harm. A documented rollback ends a failure in minutes.
# related_resources:
#   - ref: https://sre.google/workbook/canarying-releases/
# custom:
#   id: integration/no-rollout
#   entity: integration
#   severity: low
#   profile: recommended
#   fix: >-
#     Use a staging environment with replayed traffic, release to a few users first, and link how a change is rolled
#     back (operations.rollout).
#   controls: [guide/6.rollout]
package sealint.integration.no_rollout

deny contains finding if {
	"spec.operations.rollout" in input.absent
	finding := {"message": "the manifest does not state how changes reach production", "at": ["spec", "operations", "rollout"]}
}

deny contains finding if {
	not "spec.operations.rollout" in input.absent
	some name, step in steps
	concat(".", ["spec.operations.rollout", name]) in input.absent
	finding := {"message": step.unstated, "at": ["spec", "operations", "rollout", name]}
}

deny contains finding if {
	some name, step in steps
	input.spec.operations.rollout[name] == false
	finding := {"message": step.denied, "at": ["spec", "operations", "rollout", name]}
}

deny contains finding if {
	"spec.operations.rollout.rollback" in input.absent
	not "spec.operations.rollout" in input.absent
	finding := {"message": "the manifest does not state how a change is rolled back", "at": ["spec", "operations", "rollout", "rollback"]}
}

steps := {
	"staging": {
		"unstated": "the manifest does not state whether there is a staging environment",
		"denied": "there is no staging environment",
	},
	"replay": {
		"unstated": "the manifest does not state whether recorded traffic is replayed before a release",
		"denied": "recorded traffic is not replayed before a release",
	},
	"canary": {
		"unstated": "the manifest does not state whether changes reach a few users first",
		"denied": "changes reach all users at once",
	},
}
