package sealint.integration.unknown_sla_test

import data.sealint.integration.no_sla
import data.sealint.integration.unknown_sla

test_unknown if {
	messages := {finding.message | some finding in unknown_sla.deny} with input as silent("partner")
	messages == {
		"it is not known how available the API is: a",
		"it is not known within which time calls are answered: b",
		"it is not known where service levels are published: c",
	}
	count(no_sla.deny) == 0 with input as silent("partner")
}

test_known_to_us if {
	count(unknown_sla.deny) == 0 with input as silent("first")
	count(no_sla.deny) == 1 with input as silent("first")
}

silent(party) := {
	"absent": ["spec.operations.sla.availability", "spec.operations.sla.latencyP99", "spec.operations.sla.published"],
	"spec": {
		"provider": {"party": party},
		"operations": {"sla": {"by": "provider", "unknown": {"availability": "a", "latencyP99": "b", "published": "c"}}},
	},
}
