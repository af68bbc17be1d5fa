package sealint.gate.base_artifact_missing_test

import data.sealint.gate.base_artifact_missing

test_untracked if {
	base_artifact_missing.deny == {{
		"message": "git does not have dist/app.cdx.json, and it is compared with nothing",
		"at": ["untracked", 0],
	}} with input as facts({"untracked": [{"path": "dist/app.cdx.json", "kind": "sbom"}]})
}

test_nothing if count(base_artifact_missing.deny) == 0 with input as facts({})

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
