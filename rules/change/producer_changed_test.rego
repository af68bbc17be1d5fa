package sealint.change.producer_changed_test

import data.sealint.change.producer_changed

change := {"tool_changed": false, "after": {"name": "x", "version": "1.4.0", "version_state": "present"}, "producer": {"of": "producer", "before": "A", "after": "B"}}

test_same if {
	count(producer_changed.deny) == 0 with input as {"tool_changed": false, "after": change.after}
}

test_producer if {
	found := producer_changed.deny with input as object.union(change, {})
	found == {{"message": "x 1.4.0 was made by A, now by B", "at": ["producer"], "related": [{"ref": ["before", "producer"], "message": "before"}], "decision": ""}}
}

test_supplier if {
	found := producer_changed.deny with input as object.union(change, {"producer": {"of": "supplier"}})
	found == {{"message": "x 1.4.0 was supplied by A, now by B", "at": ["supplier"], "related": [{"ref": ["before", "supplier"], "message": "before"}], "decision": ""}}
}
