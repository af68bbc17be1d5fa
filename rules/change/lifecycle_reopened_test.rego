package sealint.change.lifecycle_reopened_test

import data.sealint.change.lifecycle_reopened

test_reopened if {
	lifecycle_reopened.deny == {{
		"message": "the integration was deprecated; now it is active",
		"at": ["metadata", "lifecycle"],
		"related": [{"ref": ["before", "metadata", "lifecycle"], "message": "before"}],
	}} with input as {
		"before": {"metadata": {"lifecycle": "deprecated", "sunset": "2026-09-01"}},
		"after": {"metadata": {"lifecycle": "active"}, "absent": ["metadata.sunset"]},
	}
}

test_no_longer_stated if {
	some finding in lifecycle_reopened.deny with input as {
		"before": {"metadata": {"lifecycle": "deprecated"}},
		"after": {"metadata": {}, "absent": ["metadata.lifecycle"]},
	}
	finding.message == "the integration was deprecated; the manifest no longer says so"
}

test_later if {
	some finding in lifecycle_reopened.deny with input as {"before": ends("2026-09-01"), "after": ends("2027-09-01")}
	finding.message == "the integration was to end on 2026-09-01, now on 2027-09-01"
}

test_no_end if {
	some finding in lifecycle_reopened.deny with input as {"before": ends("2026-09-01"), "after": {"metadata": {}, "absent": ["metadata.sunset"]}}
	finding.message == "the integration was to end on 2026-09-01; the manifest no longer says when it does"
}

test_ended if {
	count(lifecycle_reopened.deny) == 0 with input as {
		"before": {"metadata": {"lifecycle": "deprecated", "sunset": "2026-09-01"}},
		"after": {"metadata": {"lifecycle": "retired"}, "absent": ["metadata.sunset"]},
	}
	count(lifecycle_reopened.deny) == 0 with input as {"before": ends("2026-09-01"), "after": ends("2026-08-01")}
}

ends(day) := {"metadata": {"sunset": day}, "absent": []}
