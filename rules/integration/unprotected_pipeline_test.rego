package sealint.integration.unprotected_pipeline_test

import data.sealint.integration.unprotected_pipeline

test_not_stated if {
	unprotected_pipeline.deny == {
		{
			"message": "the manifest does not state whether the pipeline is protected",
			"at": ["spec", "supplyChain", "pipeline", "protected"],
		},
		{
			"message": "the manifest does not state how many reviews a change of the pipeline needs",
			"at": ["spec", "supplyChain", "pipeline", "reviewers"],
		},
	} with input as {"absent": unstated, "spec": {"supplyChain": {}}}
}

test_unprotected if {
	unprotected_pipeline.deny == {
		{"message": "the pipeline is not protected", "at": ["spec", "supplyChain", "pipeline", "protected"]},
		{
			"message": "a change of the pipeline needs 0 reviews, but the required minimum is 1",
			"at": ["spec", "supplyChain", "pipeline", "reviewers"],
		},
	} with input as pipeline({"protected": false, "reviewers": 0})
}

test_protected if {
	count(unprotected_pipeline.deny) == 0 with input as pipeline({"protected": true, "reviewers": 1})
}

test_more_reviews if {
	unprotected_pipeline.deny == {{
		"message": "a change of the pipeline needs 1 review, but the required minimum is 2",
		"at": ["spec", "supplyChain", "pipeline", "reviewers"],
	}} with input as pipeline({"protected": true, "reviewers": 1})
		with data.sealint.params as {"min_reviewers": 2}
}

test_many_reviews if {
	unprotected_pipeline.deny == {{
		"message": "a change of the pipeline needs 2 reviews, but the required minimum is 3",
		"at": ["spec", "supplyChain", "pipeline", "reviewers"],
	}} with input as pipeline({"protected": true, "reviewers": 2})
		with data.sealint.params as {"min_reviewers": 3}
}

test_no_reviews_asked if {
	count(unprotected_pipeline.deny) == 1 with input as {"absent": unstated, "spec": {"supplyChain": {}}}
		with data.sealint.params as {"min_reviewers": 0}
	count(unprotected_pipeline.deny) == 0 with input as pipeline({"protected": true, "reviewers": 0})
		with data.sealint.params as {"min_reviewers": 0}
}

test_no_supply_chain if {
	count(unprotected_pipeline.deny) == 0 with input as {"absent": array.concat(["spec.supplyChain"], unstated), "spec": {}}
}

test_misstated if {
	count(unprotected_pipeline.deny) == 0 with input as pipeline({})
}

unstated := [
	"spec.supplyChain.pipeline",
	"spec.supplyChain.pipeline.protected",
	"spec.supplyChain.pipeline.reviewers",
]

pipeline(stated) := {"absent": [], "spec": {"supplyChain": {"pipeline": stated}}}
