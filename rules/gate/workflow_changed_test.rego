package sealint.gate.workflow_changed_test

import data.sealint.gate.workflow_changed

test_workflow_changed if {
	workflow_changed.deny == {{"message": "the file starts sealint and is modified", "at": ["workflows", 0]}} with input as facts({"workflows": [{"path": ".github/workflows/ci.yaml", "status": "modified"}]})
}

test_nothing if count(workflow_changed.deny) == 0 with input as facts({})

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
