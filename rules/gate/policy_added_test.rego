package sealint.gate.policy_added_test

import data.sealint.gate.policy_added

test_added if {
	policy_added.deny == {{"message": "the change adds the first configuration; it holds after the merge", "at": []}} with input as facts({"added": true})
}

test_none if count(policy_added.deny) == 0 with input as facts({})

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
