package sealint.change.consumer_data_raw_test

import data.sealint.change.consumer_data_raw

test_full if {
	consumer_data_raw.deny == {{
		"message": "ads saw aggregated data; now it sees the data in full",
		"at": ["spec", "consumers", 0, "data"],
		"related": [{"ref": ["before", "spec", "consumers", 0, "data"], "message": "before"}],
	}} with input as consumers({"data": "aggregated"}, {"data": "full"})
}

test_no_longer_stated if {
	some finding in consumer_data_raw.deny with input as consumers({"data": "none"}, {})
	finding.message == "ads saw no data; the manifest no longer says in which form it sees the data"
}

test_less if {
	count(consumer_data_raw.deny) == 0 with input as consumers({"data": "full"}, {"data": "aggregated"})
	count(consumer_data_raw.deny) == 0 with input as consumers({}, {"data": "full"})
}

test_unreadable if {
	unreadable := {"after": {"violations": [{"at": ["spec", "consumers", "0", "data"]}]}}
	count(consumer_data_raw.deny) == 0 with input as object.union(consumers({"data": "none"}, {}), unreadable)
}

consumers(before, after) := {
	"consumers": [{"before": 0, "after": 0}],
	"consumers_gained": [],
	"before": {"spec": {"consumers": [object.union({"name": "ads"}, before)]}, "absent": []},
	"after": {"spec": {"consumers": [object.union({"name": "ads"}, after)]}, "absent": [], "violations": []},
}

test_provider if {
	consumer_data_raw.deny == {{
		"message": "the provider saw aggregated data; now it sees the data in full",
		"at": ["spec", "provider", "data"],
		"related": [{"ref": ["before", "spec", "provider", "data"], "message": "before"}],
	}} with input as provided({"data": "full"}, [])
	some finding in consumer_data_raw.deny with input as provided({"name": "acme"}, ["spec.provider.data"])
	finding.message == "the provider saw aggregated data; the manifest no longer says in which form it sees the data"
	count(consumer_data_raw.deny) == 0 with input as provided({"data": "pseudonymised"}, [])
	count(consumer_data_raw.deny) == 0 with input as provided({"data": "full", "party": "first"}, [])
}

provided(provider, absent) := {
	"consumers": [],
	"before": {"spec": {"provider": {"data": "aggregated"}}},
	"after": {"spec": {"provider": provider}, "absent": absent},
}
