package sealint.integration.unobservable_test

import data.sealint.integration.unobservable

test_nothing_stated if {
	unobservable.deny == {{
		"message": "the manifest states nothing about logs, traces, metrics and anomalies",
		"at": ["spec", "observability"],
	}} with input as {"absent": array.concat(["spec.observability"], unstated), "violations": [], "spec": {}}
}

test_parts_not_stated if {
	unobservable.deny == {
		{"message": "the manifest does not state whether logs are structured", "at": ["spec", "observability", "logs", "structured"]},
		{"message": "logs have no field for integration, client, token", "at": ["spec", "observability", "logs", "fields"]},
		{"message": "the manifest does not state whether calls are traced", "at": ["spec", "observability", "traces"]},
		{"message": "the manifest lists no metrics", "at": ["spec", "observability", "metrics"]},
		{"message": "the manifest lists no signals of anomalies", "at": ["spec", "observability", "anomalies", "signals"]},
		{
			"message": "the manifest does not state what happens after an anomaly",
			"at": ["spec", "observability", "anomalies", "action"],
		},
	} with input as {"absent": unstated, "violations": [], "spec": {"observability": {"tamperEvident": true}}}
}

test_blind if {
	unobservable.deny == {
		{"message": "logs are not structured", "at": ["spec", "observability", "logs", "structured"]},
		{"message": "calls are not traced", "at": ["spec", "observability", "traces"]},
	} with input as observed({
		"logs": {"structured": false, "fields": ["integration", "client", "token"]},
		"traces": false,
	})
}

test_tags if {
	unobservable.deny == {{
		"message": "logs have no field for integration, token",
		"at": ["spec", "observability", "logs", "fields"],
	}} with input as observed({"logs": {"structured": true, "fields": ["Client-ID", "trace_id"]}})
	count(unobservable.deny) == 0 with input as observed({"logs": {
		"structured": true,
		"fields": ["integrationId", "oauth.client_id", "TOKEN"],
	}})
}

test_receiver_of_webhooks if {
	receiver := object.union(
		observed({"logs": {"structured": true, "fields": ["integration", "delivery_id"]}}),
		{"webhooks": [{"url": "https://a.example"}], "spec": {"direction": "inbound", "identity": {"method": "none"}}},
	)
	unobservable.deny == {{
		"message": "logs have no field for the result of the signature check",
		"at": ["spec", "observability", "logs", "fields"],
	}} with input as receiver
}

test_observed if {
	every action in ["alert", "throttle", "quarantine"] {
		count(unobservable.deny) == 0 with input as observed({"anomalies": {"signals": ["export-volume"], "action": action}})
	}
}

# Facts leave empty lists out: they are not absent, and state nothing.
test_empty_lists if {
	unobservable.deny == {
		{"message": "logs have no field for integration, client, token", "at": ["spec", "observability", "logs", "fields"]},
		{"message": "the manifest lists no metrics", "at": ["spec", "observability", "metrics"]},
		{"message": "the manifest lists no signals of anomalies", "at": ["spec", "observability", "anomalies", "signals"]},
	} with input as empty([])
}

test_misstated if {
	count(unobservable.deny) == 0 with input as {
		"absent": [],
		"violations": [{"at": ["spec", "observability"]}],
		"spec": {},
	}
	count(unobservable.deny) == 0 with input as empty([
		["spec", "observability", "logs"],
		["spec", "observability", "metrics"],
		["spec", "observability", "anomalies", "signals"],
	])
}

unstated := [
	"spec.observability.logs",
	"spec.observability.logs.structured",
	"spec.observability.logs.fields",
	"spec.observability.traces",
	"spec.observability.metrics",
	"spec.observability.anomalies",
	"spec.observability.anomalies.signals",
	"spec.observability.anomalies.action",
]

test_token_by_its_claim if {
	count(unobservable.deny) == 0 with input as observed({"logs": {"fields": ["integration", "client", "jti"]}})
}

observed(stated) := {"absent": [], "violations": [], "spec": {"observability": object.union(
	{
		"logs": {"structured": true, "fields": ["integration_id", "client_id", "token_id"]},
		"traces": true,
		"metrics": ["exports"],
		"anomalies": {"signals": ["export-volume"], "action": "quarantine"},
	},
	stated,
)}}

empty(violations) := {
	"absent": [],
	"violations": [{"at": at} | some at in violations],
	"spec": {"observability": {"logs": {"structured": true}, "traces": true, "anomalies": {"action": "alert"}}},
}
