package sealint.gate.document_lost_test

import data.sealint.gate.document_lost

test_document_lost if {
	document_lost.deny == {{"message": "contract api.yaml is not judged any more: it lies in vendor", "at": ["lost", 0]}} with input as facts({"lost": [{"path": "api.yaml", "now": "vendor/api.yaml", "kind": "contract", "reason": "lies in vendor"}]})
}

test_nothing if count(document_lost.deny) == 0 with input as facts({})

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
