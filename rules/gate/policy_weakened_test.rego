package sealint.gate.policy_weakened_test

import data.sealint.gate.policy_weakened

test_weakened if {
	every kind, message in {
		"rule-off": "after the merge, rule a/b does not run any more for 2 document(s)",
		"severity": "after the merge, findings of a/b are low instead of high for 2 document(s)",
		"parameter": "after the merge, rule a/b has other parameters for 2 document(s)",
		"rule-gone": "after the merge, rule a/b does not exist any more",
		"rule-changed": "after the merge, the rules in a/b have another text",
		"profile": "after the merge, the profile is low instead of high",
		"threshold": "after the merge, findings fail the gate from low on instead of high for 2 document(s)",
		"waivers": "after the merge, waivers are less limited by a/b",
		"standard": "after the merge, the standard a/b is not demanded any more",
		"trusted-key": "after the merge, signatures by the key in a/b are trusted, too",
		"existing": "after the merge, findings that the base has, too, fail the gate from low on instead of high",
	} {
		weakened := {"kind": kind, "name": "a/b", "before": "high", "after": "low", "documents": 2}
		policy_weakened.deny == {{"message": message, "at": ["weakened", 0]}} with input as facts({"weakened": [weakened]})
	}
}

test_existing_findings_fail_no_more if {
	weakened := {"kind": "existing", "name": "", "before": "info", "after": "none", "documents": 0}
	some finding in policy_weakened.deny with input as facts({"weakened": [weakened]})
	finding.message == "after the merge, findings that the base has, too, do not fail the gate any more; they did from info on"
}

test_for_all_documents if {
	weakened := {"kind": "rule-off", "name": "a/b", "before": "high", "after": "", "documents": 0}
	policy_weakened.deny == {{"message": "after the merge, rule a/b does not run any more", "at": ["weakened", 0]}} with input as facts({"weakened": [weakened]})
}

test_nothing_weakened if count(policy_weakened.deny) == 0 with input as facts({})

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
