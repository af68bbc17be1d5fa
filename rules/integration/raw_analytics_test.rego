package sealint.integration.raw_analytics_test

import data.sealint.integration.raw_analytics

test_in_full if {
	raw_analytics.deny == {{
		"message": "consumer revenue-dashboard (analytics) receives the data in full",
		"at": ["spec", "consumers", "1", "data"],
	}} with input as consumed([
		{"name": "ci", "kind": "ci", "form": "full"},
		{"name": "revenue-dashboard", "kind": "analytics", "form": "full"},
	])
}

test_not_stated if {
	raw_analytics.deny == {{
		"message": "the manifest does not state in which form consumer ads (Advertising) receives the data",
		"at": ["spec", "consumers", "0", "data"],
	}} with input as consumed([{"name": "ads", "kind": "Advertising", "form": ""}])
}

test_kinds if {
	every kind in ["analytics", "third-party", "partner", "advertising", "marketing", "ANALYTICS", "Web Analytics"] {
		count(raw_analytics.deny) == 1 with input as consumed([{"name": "a", "kind": kind, "form": "full"}])
		every form in ["aggregated", "pseudonymised", "none"] {
			count(raw_analytics.deny) == 0 with input as consumed([{"name": "a", "kind": kind, "form": form}])
		}
	}
	every consumer in [{"name": "a", "kind": "service", "form": ""}, {"name": "a", "kind": "monitoring", "form": "full"}, {"name": "a", "kind": "", "form": ""}] {
		count(raw_analytics.deny) == 0 with input as consumed([consumer])
	}
}

# Silence is no better than data in full.
test_sensitive_kinds if {
	every kind in ["ai", "LLM", "dataWarehouse", "data lakes", "monitoring", "CI/CD", "logs"] {
		every form in ["full", ""] {
			consumer := consumed([{"name": "a", "kind": kind, "form": form}])
			personal := consumed([{"name": "a", "kind": kind, "form": form, "sensitive": ["personal"]}])
			count(raw_analytics.deny) == 1 with input as of(personal, {"categories": ["personal"]})
			count(raw_analytics.deny) == 1 with input as of(consumer, {"classification": "restricted"})
			count(raw_analytics.deny) == 0 with input as of(consumer, {"classification": "confidential", "categories": ["telemetry"]})
			count(raw_analytics.deny) == 0 with input as of(personal, {"classification": "public", "categories": ["personal"]})
		}
		count(raw_analytics.deny) == 0 with input as of(consumed([{"name": "a", "kind": kind, "form": "pseudonymised"}]), {"categories": ["personal"]})
	}
}

test_provider if {
	raw_analytics.deny == {{
		"message": "the provider acme receives the data in full",
		"at": ["spec", "provider", "data"],
	}} with input as provided({"kind": "ai", "form": "full"})
	raw_analytics.deny == {{
		"message": "the provider acme receives the data in full, and the manifest does not state what kind of provider it is",
		"at": ["spec", "provider", "data"],
	}} with input as provided({"kind": "", "form": "full"})
	raw_analytics.deny == {{
		"message": "the manifest does not state in which form the provider acme receives the data",
		"at": ["spec", "provider", "data"],
	}} with input as provided({"kind": "third party", "form": ""})
	every kind in ["", "ai", "web analytics", "third-party"] {
		count(raw_analytics.deny) == 0 with input as provided({"kind": kind, "form": "aggregated"})
		count(raw_analytics.deny) == 0 with input as provided({"kind": kind, "form": "full", "receives": false})
		count(raw_analytics.deny) == 0 with input as of(provided({"kind": kind, "form": "full"}), {"classification": "public"})
	}
	every form in ["", "full"] {
		count(raw_analytics.deny) == 0 with input as provided({"kind": "payments", "form": form})
		count(raw_analytics.deny) == 0 with input as object.union(
			provided({"kind": "", "form": form}),
			{"violations": [{"at": ["spec", "provider", "kind"]}]},
		)
	}
}

test_params if {
	count(raw_analytics.deny) == 1 with input as consumed([{"name": "a", "kind": "monitoring", "form": ""}])
		with data.sealint.params as {"kinds": ["Monitoring"], "sensitive_kinds": []}
	count(raw_analytics.deny) == 0 with input as consumed([{"name": "a", "kind": "analytics", "form": ""}])
		with data.sealint.params as {"kinds": ["Monitoring"], "sensitive_kinds": []}
}

test_public_data if {
	every form in ["", "full"] {
		consumer := consumed([{"name": "a", "kind": "analytics", "form": form}])
		count(raw_analytics.deny) == 0 with input as of(consumer, {"classification": "public"})
		count(raw_analytics.deny) == 1 with input as of(consumer, {"classification": "internal"})
	}
}

test_misstated if {
	count(raw_analytics.deny) == 0 with input as object.union(
		consumed([{"name": "a", "kind": "analytics", "form": ""}]),
		{"violations": [{"at": ["spec", "consumers", "0", "data"]}]},
	)
}

test_no_consumers if {
	count(raw_analytics.deny) == 0 with input as {"violations": [], "spec": {}, "receivers": []}
}

consumed(consumers) := {"violations": [], "spec": {}, "receivers": [object.union(consumer, {
	"role": "consumer",
	"at": ["spec", "consumers", sprintf("%d", [i])],
	"receives": consumer.form != "none",
}) |
	some i, consumer in consumers
]}

provided(stated) := {"violations": [], "spec": {}, "receivers": [object.union(
	{"role": "provider", "name": "acme", "at": ["spec", "provider"], "receives": true},
	stated,
)]}

of(facts, data_stated) := object.union(facts, {"spec": {"data": data_stated}})
