# METADATA
# title: The pipeline stays protected
# description: >-
#   Whoever can change the pipeline alone can put anything into the artifact, and sign it.
# related_resources:
#   - ref: https://owasp.org/www-project-top-10-ci-cd-security-risks/
# custom:
#   id: change/pipeline-unprotected
#   entity: change_integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Keep the pipeline protected, and the number of reviews that a change needs.
#   controls: [guide/6.pipeline, CWE-284]
package sealint.change.pipeline_unprotected

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": "the manifest no longer says that the pipeline is protected"} if {
	at := ["spec", "supplyChain", "pipeline", "protected"]
	manifests.switched_off(input, at)
}

weaker contains {"at": reviewers, "message": sprintf("a change of the pipeline needed %s, now %d", [reviews(before), after])} if {
	before := input.before.spec.supplyChain.pipeline.reviewers
	after := input.after.spec.supplyChain.pipeline.reviewers
	after < before
}

weaker contains {"at": reviewers, "message": message} if {
	before := input.before.spec.supplyChain.pipeline.reviewers
	before > 0
	manifests.dropped(input, reviewers)
	message := sprintf("a change of the pipeline needed %s; the manifest no longer says how many it needs", [reviews(before)])
}

reviewers := ["spec", "supplyChain", "pipeline", "reviewers"]

reviews(1) := "1 review"

reviews(n) := sprintf("%d reviews", [n]) if n != 1
