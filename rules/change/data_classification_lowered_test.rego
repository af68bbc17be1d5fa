package sealint.change.data_classification_lowered_test

import data.sealint.change.data_classification_lowered

test_lowered if {
	data_classification_lowered.deny == {{
		"message": "data was confidential, now it is internal",
		"at": ["spec", "data", "classification"],
		"related": [{"ref": ["before", "spec", "data", "classification"], "message": "before"}],
	}} with input as {"before": classified("confidential"), "after": classified("internal")}
}

test_no_longer_stated if {
	some finding in data_classification_lowered.deny with input as {
		"before": classified("internal"),
		"after": {"spec": {"data": {}}, "absent": ["spec.data.classification"]},
	}
	finding.message == "data was internal; the manifest no longer says what it is"
}

test_raised if {
	count(data_classification_lowered.deny) == 0 with input as {"before": classified("internal"), "after": classified("confidential")}
	count(data_classification_lowered.deny) == 0 with input as {
		"before": classified("public"),
		"after": {"spec": {"data": {}}, "absent": ["spec.data.classification"]},
	}
}

classified(classification) := {"spec": {"data": {"classification": classification}}, "absent": []}
