package sealint.change.sla_lowered_test

import data.sealint.change.sla_lowered

test_lowered if {
	sla_lowered.deny == {
		{
			"message": "the availability was 99.9, now it is 99",
			"at": ["spec", "operations", "sla", "availability"],
			"related": [{"ref": ["before", "spec", "operations", "sla", "availability"], "message": "before"}],
		},
		{
			"message": "99 % of the calls were answered within 300ms, now within 1s",
			"at": ["spec", "operations", "sla", "latencyP99"],
			"related": [{"ref": ["before", "spec", "operations", "sla", "latencyP99"], "message": "before"}],
		},
	} with input as {"before": level("99.9", 99.9, "300ms", 300), "after": level("99", 99, "1s", 1000)}
}

test_kept if {
	count(sla_lowered.deny) == 0 with input as {"before": level("99", 99, "1s", 1000), "after": level("99.90", 99.9, "1000ms", 1000)}
	count(sla_lowered.deny) == 0 with input as {"before": level("99", 99, "1s", 1000), "after": {"absent": [], "spec": {}}}
}

level(availability, percent, latency, milliseconds) := {
	"absent": [],
	"availability_percent": percent,
	"latency_milliseconds": milliseconds,
	"spec": {"operations": {"sla": {"availability": availability, "latencyP99": latency}}},
}
