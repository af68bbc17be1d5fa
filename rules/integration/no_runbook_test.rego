package sealint.integration.no_runbook_test

import data.sealint.integration.no_runbook

test_not_stated if {
	no_runbook.deny == {
		{"message": "the manifest links no runbook", "at": ["spec", "operations", "runbook"]},
		{"message": "the manifest states no severity levels for incidents", "at": ["spec", "operations", "severities"]},
	} with input as {
		"absent": ["spec.operations", "spec.operations.runbook", "spec.operations.severities"],
		"spec": {},
	}
}

test_one_of_them if {
	no_runbook.deny == {{
		"message": "the manifest states no severity levels for incidents",
		"at": ["spec", "operations", "severities"],
	}} with input as {
		"absent": ["spec.operations.severities"],
		"spec": {"operations": {"runbook": "https://a.test/runbook"}},
	}
}

# The field is stated, or violates the schema, which is another finding.
test_not_absent if {
	count(no_runbook.deny) == 0 with input as {"absent": [], "spec": {}}
}
