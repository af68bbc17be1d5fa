package sealint.gate.base_unjudged_test

import data.sealint.gate.base_unjudged

test_base_unjudged if {
	base_unjudged.deny == {{"message": "the base of this document could not be judged, so that nothing can be compared: is not YAML", "at": ["unjudged", 0]}} with input as facts({"unjudged": [{"path": "api.yaml", "message": "is not YAML"}]})
}

test_nothing if count(base_unjudged.deny) == 0 with input as facts({})

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
