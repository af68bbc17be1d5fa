package sealint.integration.no_rollout_test

import data.sealint.integration.no_rollout

test_not_stated if {
	no_rollout.deny == {{
		"message": "the manifest does not state how changes reach production",
		"at": ["spec", "operations", "rollout"],
	}} with input as {"absent": array.concat(["spec.operations", "spec.operations.rollout"], steps), "spec": {}}
}

test_steps_not_stated if {
	no_rollout.deny == {
		{"message": "the manifest does not state whether there is a staging environment", "at": ["spec", "operations", "rollout", "staging"]},
		{
			"message": "the manifest does not state whether recorded traffic is replayed before a release",
			"at": ["spec", "operations", "rollout", "replay"],
		},
		{"message": "the manifest does not state whether changes reach a few users first", "at": ["spec", "operations", "rollout", "canary"]},
		{"message": "the manifest does not state how a change is rolled back", "at": ["spec", "operations", "rollout", "rollback"]},
	} with input as {"absent": steps, "spec": {"operations": {"rollout": {}}}}
}

test_steps_denied if {
	no_rollout.deny == {
		{"message": "there is no staging environment", "at": ["spec", "operations", "rollout", "staging"]},
		{"message": "recorded traffic is not replayed before a release", "at": ["spec", "operations", "rollout", "replay"]},
		{"message": "changes reach all users at once", "at": ["spec", "operations", "rollout", "canary"]},
	} with input as rollout({"staging": false, "replay": false, "canary": false, "rollback": "https://a.test"})
}

test_stated if {
	count(no_rollout.deny) == 0 with input as rollout({
		"staging": true,
		"replay": true,
		"canary": true,
		"rollback": "https://a.test",
	})
}

test_misstated if {
	count(no_rollout.deny) == 0 with input as rollout({})
	count(no_rollout.deny) == 0 with input as {"absent": [], "spec": {}}
}

steps := [
	"spec.operations.rollout.staging",
	"spec.operations.rollout.replay",
	"spec.operations.rollout.canary",
	"spec.operations.rollout.rollback",
]

rollout(stated) := {"absent": [], "spec": {"operations": {"rollout": stated}}}
