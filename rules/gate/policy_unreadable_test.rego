package sealint.gate.policy_unreadable_test

import data.sealint.gate.policy_unreadable

test_unreadable if {
	policy_unreadable.deny == {{
		"message": "a part of the policy of the base cannot be read, and the change is judged without it: .sealint.yaml:1:1: no",
		"at": [],
	}} with input as facts({"unreadable": ".sealint.yaml:1:1: no"})
}

test_readable if count(policy_unreadable.deny) == 0 with input as facts({})

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
