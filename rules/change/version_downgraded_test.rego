package sealint.change.version_downgraded_test

import data.sealint.change.version_downgraded

change := {"version_order": "lower", "before": {"version": "1.4.0", "version_state": "present"}, "after": {"name": "x", "version": "1.3.9", "version_state": "present"}}

test_lower if {
	found := version_downgraded.deny with input as object.union(change, {})
	found == {{"message": "x went back from 1.4.0 to 1.3.9", "at": ["version"], "related": [{"ref": ["before", "version"], "message": "before"}]}}
}

test_higher if {
	count(version_downgraded.deny) == 0 with input as object.union(change, {"version_order": "higher"})
}

test_equal if {
	count(version_downgraded.deny) == 0 with input as object.union(change, {"version_order": "equal"})
}

test_unknown if {
	count(version_downgraded.deny) == 0 with input as object.union(change, {"version_order": "unknown"})
}
