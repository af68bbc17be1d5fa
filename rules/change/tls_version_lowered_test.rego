package sealint.change.tls_version_lowered_test

import data.sealint.change.tls_version_lowered

test_lower if {
	tls_version_lowered.deny == {{
		"message": "TLS 1.3 was demanded; now 1.2 is enough",
		"at": ["spec", "transport", "tls", "minVersion"],
		"related": [{"ref": ["before", "spec", "transport", "tls", "minVersion"], "message": "before"}],
	}} with input as {"before": version("1.3"), "after": version("1.2")}
}

test_no_longer_stated if {
	some finding in tls_version_lowered.deny with input as {
		"before": version("1.2"),
		"after": {"spec": {"transport": {"tls": {}}}, "absent": ["spec.transport.tls.minVersion"]},
	}
	finding.message == "TLS 1.2 was demanded; the manifest no longer says which version is"
}

test_higher if {
	count(tls_version_lowered.deny) == 0 with input as {"before": version("1.2"), "after": version("1.3")}
}

version(lowest) := {"spec": {"transport": {"tls": {"minVersion": lowest}}}, "absent": []}
