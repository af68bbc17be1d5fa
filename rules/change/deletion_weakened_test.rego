package sealint.change.deletion_weakened_test

import data.sealint.change.deletion_weakened

test_weaker if {
	deletion_weakened.deny == {{
		"message": "deletion reached the copies of all receivers; now it reaches only our own copy",
		"at": ["spec", "data", "deletion"],
		"related": [{"ref": ["before", "spec", "data", "deletion"], "message": "before"}],
	}} with input as {"before": deleted("propagated"), "after": deleted("local")}
}

test_no_longer_stated if {
	some finding in deletion_weakened.deny with input as {
		"before": deleted("local"),
		"after": {"spec": {"data": {}}, "absent": ["spec.data.deletion"]},
	}
	finding.message == "deletion reached only our own copy; the manifest no longer says what it reaches"
}

test_stronger if {
	count(deletion_weakened.deny) == 0 with input as {"before": deleted("local"), "after": deleted("propagated")}
}

deleted(deletion) := {"spec": {"data": {"deletion": deletion}}, "absent": []}
