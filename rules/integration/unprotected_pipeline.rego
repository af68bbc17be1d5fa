# METADATA
# title: Nobody can change the pipeline alone
# description: >-
#   Whoever changes the pipeline decides what is built, signed and deployed, whatever the code says. If the pipeline is
#   protected and every change is reviewed, one stolen account is not enough.
# related_resources:
#   - ref: https://owasp.org/www-project-top-10-ci-cd-security-risks/
# custom:
#   id: integration/unprotected-pipeline
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Protect the branch and the definition of the pipeline, require reviews of changes to it, and state both
#     (pipeline.protected, pipeline.reviewers).
#   controls: [guide/6.pipeline]
#   params:
#     min_reviewers: {type: integer, default: 1, description: "Smallest number of reviews that a change of the pipeline must need; 0 turns this check off."}
package sealint.integration.unprotected_pipeline

import data.sealint.params

deny contains finding if {
	"spec.supplyChain.pipeline.protected" in input.absent
	not "spec.supplyChain" in input.absent
	finding := {
		"message": "the manifest does not state whether the pipeline is protected",
		"at": ["spec", "supplyChain", "pipeline", "protected"],
	}
}

deny contains finding if {
	input.spec.supplyChain.pipeline.protected == false
	finding := {"message": "the pipeline is not protected", "at": ["spec", "supplyChain", "pipeline", "protected"]}
}

deny contains finding if {
	"spec.supplyChain.pipeline.reviewers" in input.absent
	not "spec.supplyChain" in input.absent
	params.min_reviewers > 0
	finding := {
		"message": "the manifest does not state how many reviews a change of the pipeline needs",
		"at": ["spec", "supplyChain", "pipeline", "reviewers"],
	}
}

deny contains finding if {
	reviewers := input.spec.supplyChain.pipeline.reviewers
	reviewers < params.min_reviewers
	finding := {
		"message": sprintf("a change of the pipeline needs %s, but the required minimum is %d", [reviews(reviewers), params.min_reviewers]),
		"at": ["spec", "supplyChain", "pipeline", "reviewers"],
	}
}

reviews(1) := "1 review"

reviews(n) := sprintf("%d reviews", [n]) if n != 1
