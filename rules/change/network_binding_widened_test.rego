package sealint.change.network_binding_widened_test

import data.sealint.change.network_binding_widened

test_wider if {
	network_binding_widened.deny == {{
		"message": "the client could call from 10.20.0.0/16; now also from 10.0.0.0/8",
		"at": ["spec", "identity", "networkBinding"],
		"related": [{"ref": ["before", "spec", "identity", "networkBinding"], "message": "before"}],
	}} with input as {
		"networks": {"gained": [0], "dropped": false},
		"before": bound(["10.20.0.0/16"]),
		"after": bound(["10.0.0.0/8"]),
	}
}

test_anywhere if {
	some finding in network_binding_widened.deny with input as {
		"networks": {"gained": [], "dropped": true},
		"before": bound(["10.20.0.0/16"]),
		"after": {"spec": {"identity": {}}, "absent": ["spec.identity.networkBinding"]},
	}
	finding.message == "the client could call from 10.20.0.0/16; now from anywhere"
}

test_inside if {
	count(network_binding_widened.deny) == 0 with input as {
		"networks": {"gained": [], "dropped": false},
		"before": bound(["10.20.0.0/16"]),
		"after": bound(["10.20.0.0/17"]),
	}
}

bound(networks) := {"spec": {"identity": {"networkBinding": networks}}, "absent": []}
