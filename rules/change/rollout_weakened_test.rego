package sealint.change.rollout_weakened_test

import data.sealint.change.rollout_weakened

test_step if {
	rollout_weakened.deny == {{
		"message": "the manifest no longer says that changes reach a few users first",
		"at": ["spec", "operations", "rollout", "canary"],
		"related": [{"ref": ["before", "spec", "operations", "rollout", "canary"], "message": "before"}],
	}} with input as {"before": canary(true), "after": canary(false)}
}

test_link if {
	some finding in rollout_weakened.deny with input as {
		"before": {"spec": {"operations": {"runbook": "https://a.test"}}, "absent": []},
		"after": {"spec": {}, "absent": ["spec.operations", "spec.operations.runbook"]},
	}
	finding.message == "the manifest no longer links its runbook"
}

test_another_url if {
	count(rollout_weakened.deny) == 0 with input as {
		"before": {"spec": {"operations": {"runbook": "https://a.test"}}, "absent": []},
		"after": {"spec": {"operations": {"runbook": "https://b.test"}}, "absent": []},
	}
}

canary(canary) := {"spec": {"operations": {"rollout": {"canary": canary}}}, "absent": []}
