package sealint.change.minimization_dropped_test

import data.sealint.change.minimization_dropped

test_dropped if {
	minimization_dropped.deny == {{
		"message": "the manifest no longer says that only the needed fields are requested",
		"at": ["spec", "data", "minimized"],
		"related": [{"ref": ["before", "spec", "data", "minimized"], "message": "before"}],
	}} with input as {"before": minimized(true), "after": minimized(false)}
}

test_never if {
	count(minimization_dropped.deny) == 0 with input as {"before": {"spec": {}, "absent": []}, "after": {"spec": {}, "absent": ["spec.data.minimized"]}}
}

minimized(minimized) := {"spec": {"data": {"minimized": minimized}}, "absent": []}
