package sealint.gate.baseline_grew_test

import data.sealint.gate.baseline_grew

test_grew if {
	baseline_grew.deny == {{
		"message": "the change adds to the baseline (1): a/b in api.yaml at contract",
		"at": ["baseline_grew"],
	}} with input as facts({"baseline_grew": [{"path": "api.yaml", "rule": "a/b", "at": "contract"}]})
}

test_grew_much if {
	entry := {"path": "api.yaml", "rule": "a/b", "at": "contract"}
	some finding in baseline_grew.deny with input as facts({"baseline_grew": [entry, entry, entry, entry, entry, entry, entry]})
	endswith(finding.message, "; and 2 more")
}

test_shrunk if count(baseline_grew.deny) == 0 with input as facts({})

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
