package sealint.integration.raw_analytics_test

import data.sealint.integration.raw_analytics

test_in_full if {
	raw_analytics.deny == {{
		"message": "consumer revenue-dashboard (analytics) receives the data in full",
		"at": ["spec", "consumers", 1, "data"],
	}} with input as consumed([
		{"name": "ci", "kind": "ci", "data": "full"},
		{"name": "revenue-dashboard", "kind": "analytics", "data": "full"},
	])
}

test_not_stated if {
	raw_analytics.deny == {{
		"message": "the manifest does not state in which form consumer ads (Advertising) receives the data",
		"at": ["spec", "consumers", 0, "data"],
	}} with input as consumed([{"name": "ads", "kind": "Advertising"}])
}

test_kinds if {
	every kind in ["analytics", "third-party", "partner", "advertising", "marketing", "ANALYTICS"] {
		count(raw_analytics.deny) == 1 with input as consumed([{"name": "a", "kind": kind, "data": "full"}])
		every form in ["aggregated", "pseudonymised", "none"] {
			count(raw_analytics.deny) == 0 with input as consumed([{"name": "a", "kind": kind, "data": form}])
		}
	}
	every consumer in [{"name": "a", "kind": "service"}, {"name": "a", "kind": "monitoring", "data": "full"}, {"name": "a"}] {
		count(raw_analytics.deny) == 0 with input as consumed([consumer])
	}
}

test_params if {
	count(raw_analytics.deny) == 1 with input as consumed([{"name": "a", "kind": "monitoring"}])
		with data.sealint.params as {"kinds": ["Monitoring"]}
	count(raw_analytics.deny) == 0 with input as consumed([{"name": "a", "kind": "analytics"}])
		with data.sealint.params as {"kinds": ["Monitoring"]}
}

test_public_data if {
	every consumer in [{"name": "a", "kind": "analytics"}, {"name": "a", "kind": "analytics", "data": "full"}] {
		count(raw_analytics.deny) == 0 with input as object.union(
			consumed([consumer]),
			{"spec": {"data": {"classification": "public"}}},
		)
		count(raw_analytics.deny) == 1 with input as object.union(
			consumed([consumer]),
			{"spec": {"data": {"classification": "internal"}}},
		)
	}
}

test_misstated if {
	count(raw_analytics.deny) == 0 with input as object.union(
		consumed([{"name": "a", "kind": "analytics"}]),
		{"violations": [{"at": ["spec", "consumers", "0", "data"]}]},
	)
}

test_no_consumers if {
	count(raw_analytics.deny) == 0 with input as {"violations": [], "spec": {}}
}

consumed(consumers) := {"violations": [], "spec": {"consumers": consumers}}
