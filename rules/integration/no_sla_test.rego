package sealint.integration.no_sla_test

import data.sealint.integration.no_sla

test_not_stated if {
	no_sla.deny == {{
		"message": "the manifest states no service levels",
		"at": ["spec", "operations", "sla"],
	}} with input as {"absent": array.concat(["spec.operations", "spec.operations.sla"], parts), "spec": {}}
}

test_parts_lack if {
	no_sla.deny == {{
		"message": "the service levels do not state availability, latency, where they are published",
		"at": ["spec", "operations", "sla"],
	}} with input as {"absent": parts, "spec": {"operations": {"sla": {}}}}
	no_sla.deny == {{
		"message": "the service levels do not state latency",
		"at": ["spec", "operations", "sla"],
	}} with input as {"absent": ["spec.operations.sla.latencyP99"], "spec": {"operations": {"sla": {}}}}
}

test_stated if {
	count(no_sla.deny) == 0 with input as {
		"absent": [],
		"spec": {
			"direction": "inbound",
			"operations": {
				"sla": {"availability": "99.9", "latencyP99": "300ms", "published": "https://a.test"},
				"transparencyReport": "https://a.test",
			},
		},
	}
}

test_misstated if {
	count(no_sla.deny) == 0 with input as {"absent": [], "spec": {}}
}

test_transparency_report if {
	every direction in ["inbound", "bidirectional"] {
		no_sla.deny == {{
			"message": "the manifest links no transparency report",
			"at": ["spec", "operations", "transparencyReport"],
		}} with input as {"absent": ["spec.operations.transparencyReport"], "spec": {"direction": direction}}
	}
	every spec in [{"direction": "outbound"}, {}] {
		count(no_sla.deny) == 0 with input as {"absent": ["spec.operations.transparencyReport", "spec.direction"], "spec": spec}
	}
}

parts := ["spec.operations.sla.availability", "spec.operations.sla.latencyP99", "spec.operations.sla.published"]
