package sealint.gate.policy_changed_test

import data.sealint.gate.policy_changed

test_policy_changed if {
	policy_changed.deny == {{"message": "the file of the policy is modified; it holds after the merge", "at": ["changed", 0]}} with input as facts({"changed": [{"path": ".sealint.yaml", "status": "modified"}]})
}

test_nothing if count(policy_changed.deny) == 0 with input as facts({})

facts(overrides) := object.union(
	{
		"configuration": ".sealint.yaml",
		"added": false,
		"unreadable": "",
		"weakened": [],
		"changed": [],
		"lost": [],
		"baseline_grew": [],
		"workflows": [],
		"untracked": [],
		"unjudged": [],
	},
	overrides,
)
