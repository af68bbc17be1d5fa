package sealint.change.licence_lost_test

import data.sealint.change.licence_lost

change := {"tool_changed": false, "before": {"licence_state": "present"}, "after": {"name": "x", "version": "1.4.0", "version_state": "present", "licence_state": "absent"}}

test_absent if {
	found := licence_lost.deny with input as object.union(change, {"after": {"licence_state": "absent"}})
	found == {{"message": "x 1.4.0 no longer states a licence", "at": [], "related": [{"ref": ["before", "licences", 0], "message": "before"}], "decision": ""}}
}

test_unknown if {
	found := licence_lost.deny with input as object.union(change, {"after": {"licence_state": "unknown"}})
	found == {{"message": "x 1.4.0 no longer states a licence", "at": [], "related": [{"ref": ["before", "licences", 0], "message": "before"}], "decision": ""}}
}

test_kept if {
	count(licence_lost.deny) == 0 with input as object.union(change, {"after": {"licence_state": "present"}})
}

test_not_applicable if {
	count(licence_lost.deny) == 0 with input as object.union(change, {"after": {"licence_state": "not_applicable"}})
}

test_none_before if {
	count(licence_lost.deny) == 0 with input as object.union(change, {"before": {"licence_state": "unknown"}})
}
