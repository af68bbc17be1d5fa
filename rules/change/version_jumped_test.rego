package sealint.change.version_jumped_test

import data.sealint.change.version_jumped

change := {"major_step": 3, "before": {"version": "2.1.0", "version_state": "present"}, "after": {"name": "x", "version": "5.0.0", "version_state": "present"}}

test_jumped if {
	found := version_jumped.deny with input as object.union(change, {})
	found == {{"message": "x jumped from 2.1.0 to 5.0.0", "at": ["version"], "related": [{"ref": ["before", "version"], "message": "before"}]}}
}

test_one_step if {
	count(version_jumped.deny) == 0 with input as object.union(change, {"major_step": 1})
}

test_none if {
	count(version_jumped.deny) == 0 with input as object.union(change, {"major_step": 0})
}
