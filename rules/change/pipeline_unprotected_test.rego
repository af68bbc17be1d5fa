package sealint.change.pipeline_unprotected_test

import data.sealint.change.pipeline_unprotected

test_fewer if {
	pipeline_unprotected.deny == {{
		"message": "a change of the pipeline needed 2 reviews, now 1",
		"at": ["spec", "supplyChain", "pipeline", "reviewers"],
		"related": [{"ref": ["before", "spec", "supplyChain", "pipeline", "reviewers"], "message": "before"}],
	}} with input as {"before": pipeline(true, 2), "after": pipeline(true, 1)}
}

test_unprotected if {
	some finding in pipeline_unprotected.deny with input as {"before": pipeline(true, 2), "after": pipeline(false, 2)}
	finding.message == "the manifest no longer says that the pipeline is protected"
}

test_no_longer_stated if {
	some finding in pipeline_unprotected.deny with input as {
		"before": pipeline(false, 1),
		"after": {"spec": {"supplyChain": {}}, "absent": ["spec.supplyChain.pipeline", "spec.supplyChain.pipeline.reviewers"]},
	}
	finding.message == "a change of the pipeline needed 1 review; the manifest no longer says how many it needs"
	finding.at == ["spec", "supplyChain", "pipeline"]
}

test_more if {
	count(pipeline_unprotected.deny) == 0 with input as {"before": pipeline(true, 2), "after": pipeline(true, 3)}
}

pipeline(protected, reviewers) := {"spec": {"supplyChain": {"pipeline": {"protected": protected, "reviewers": reviewers}}}, "absent": []}
