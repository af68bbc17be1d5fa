package sealint.change.consumer_added_test

import data.sealint.change.consumer_added

test_added if {
	consumer_added.deny == {{
		"message": "ads-partner now sees the data (full)",
		"at": ["spec", "consumers", 1],
		"related": [{"ref": ["before", "spec", "consumers"], "message": "before"}],
	}} with input as added({"data": "full"})
}

test_form_not_stated if {
	some finding in consumer_added.deny with input as added({})
	finding.message == "ads-partner now sees the data (in a form that is not stated)"
}

test_without_data if {
	count(consumer_added.deny) == 0 with input as added({"data": "none", "kind": "ci"})
}

test_no_longer_without_data if {
	consumer_added.deny == {{
		"message": "ads now sees the data (aggregated)",
		"at": ["spec", "consumers", 0, "data"],
		"related": [{"ref": ["before", "spec", "consumers", 0, "data"], "message": "before"}],
	}} with input as consumers({"data": "none"}, {"data": "aggregated"})
	count(consumer_added.deny) == 0 with input as consumers({"data": "none"}, {"data": "full"})
	count(consumer_added.deny) == 0 with input as consumers({"data": "aggregated"}, {"data": "aggregated"})
}

added(consumer) := {
	"consumers": [],
	"consumers_gained": [1],
	"after": {"spec": {"consumers": [{"name": "a"}, object.union({"name": "ads-partner"}, consumer)]}},
}

consumers(before, after) := {
	"consumers": [{"before": 0, "after": 0}],
	"consumers_gained": [],
	"before": {"spec": {"consumers": [object.union({"name": "ads"}, before)]}, "absent": []},
	"after": {"spec": {"consumers": [object.union({"name": "ads"}, after)]}, "absent": [], "violations": []},
}

test_provider if {
	consumer_added.deny == {{
		"message": "the provider now sees the data (aggregated)",
		"at": ["spec", "provider", "data"],
		"related": [{"ref": ["before", "spec", "provider", "data"], "message": "before"}],
	}} with input as {
		"consumers": [],
		"consumers_gained": [],
		"before": {"spec": {"provider": {"data": "none"}}},
		"after": {"spec": {"provider": {"data": "aggregated"}}},
	}
}
