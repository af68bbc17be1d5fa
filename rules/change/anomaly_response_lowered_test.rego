package sealint.change.anomaly_response_lowered_test

import data.sealint.change.anomaly_response_lowered

test_lowered if {
	anomaly_response_lowered.deny == {{
		"message": "anomalies led to quarantine, now to alert",
		"at": ["spec", "observability", "anomalies", "action"],
		"related": [{"ref": ["before", "spec", "observability", "anomalies", "action"], "message": "before"}],
	}} with input as {"signals": {"lost": []}, "before": acting("quarantine"), "after": acting("alert")}
}

test_no_longer_stated if {
	some finding in anomaly_response_lowered.deny with input as {
		"signals": {"lost": []},
		"before": acting("alert"),
		"after": {"spec": {}, "absent": ["spec.observability.anomalies.action"]},
	}
	finding.message == "anomalies led to alert; the manifest no longer says what they lead to"
}

test_signal_lost if {
	anomaly_response_lowered.deny == {{
		"message": "anomalies are no longer looked for in token-geo",
		"at": ["spec", "observability", "anomalies", "signals"],
		"related": [{"ref": ["before", "spec", "observability", "anomalies", "signals"], "message": "before"}],
	}} with input as {"signals": {"lost": ["token-geo"]}, "before": acting("alert"), "after": acting("alert")}
}

test_raised if {
	count(anomaly_response_lowered.deny) == 0 with input as {"signals": {"lost": []}, "before": acting("alert"), "after": acting("throttle")}
}

acting(action) := {"spec": {"observability": {"anomalies": {"action": action}}}, "absent": []}
