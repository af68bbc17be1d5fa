package sealint.change.retention_lengthened_test

import data.sealint.change.retention_lengthened

test_longer if {
	retention_lengthened.deny == {{
		"message": "data was kept 45d, now 400d",
		"at": ["spec", "data", "retention"],
		"related": [{"ref": ["before", "spec", "data", "retention"], "message": "before"}],
	}} with input as {"before": kept("45d", 3888000), "after": kept("400d", 34560000)}
}

test_no_longer_stated if {
	some finding in retention_lengthened.deny with input as {
		"before": kept("45d", 3888000),
		"after": {"spec": {"data": {}}, "absent": ["spec.data.retention"]},
	}
	finding.message == "data was kept 45d; the manifest no longer says how long it is"
}

test_respelt if {
	count(retention_lengthened.deny) == 0 with input as {"before": kept("45d", 3888000), "after": kept("1080h", 3888000)}
}

kept(retention, seconds) := {"retention_seconds": seconds, "spec": {"data": {"retention": retention}}, "absent": []}
