package sealint.integration.tls_test

import data.sealint.integration.tls

test_plaintext_endpoint if {
	tls.deny == {{"message": "http://a.test is not encrypted", "at": ["spec", "transport", "endpoints", "0"]}} with input as {
		"absent": [],
		"urls": [plain],
		"spec": {"transport": {"tls": {"minVersion": "1.2"}}},
	}
}

test_encrypted if {
	count(tls.deny) == 0 with input as {
		"absent": [],
		"urls": [object.union(plain, {"encrypted": true})],
		"spec": {"transport": {"tls": {"minVersion": "1.3", "verify": true}}},
	}
}

test_loopback if {
	local := {
		"absent": [],
		"urls": [object.union(plain, {"loopback": true})],
		"spec": {"transport": {"tls": {"minVersion": "1.2"}}},
	}
	count(tls.deny) == 0 with input as local
	count(tls.deny) == 1 with input as local with data.sealint.params as {"allow_loopback": false}
}

test_loopback_forbidden if {
	some finding in tls.deny with input as {
		"absent": [],
		"urls": [object.union(plain, {"loopback": true})],
		"spec": {},
	}
		with data.sealint.params as {"allow_loopback": false}
	finding.at == plain.at
}

test_old_version if {
	tls.deny == {{"message": "TLS 1.1 is accepted", "at": ["spec", "transport", "tls", "minVersion"]}} with input as {
		"absent": [],
		"urls": [],
		"spec": {"transport": {"tls": {"minVersion": "1.1"}}},
	}
}

test_no_version if {
	tls.deny == {{
		"message": "the manifest states no minimum version of TLS",
		"at": ["spec", "transport", "tls", "minVersion"],
	}} with input as {"absent": ["spec.transport.tls.minVersion"], "urls": [], "spec": {}}
}

# A field that is neither stated nor absent violates the schema, which is another finding.
test_misstated_version_is_reported_once if {
	count(tls.deny) == 0 with input as {"absent": [], "urls": [], "spec": {}}
}

test_no_verification if {
	tls.deny == {{"message": "certificates are not verified", "at": ["spec", "transport", "tls", "verify"]}} with input as {
		"absent": [],
		"urls": [],
		"spec": {"transport": {"tls": {"minVersion": "1.2", "verify": false}}},
	}
}

plain := {
	"at": ["spec", "transport", "endpoints", "0"],
	"text": "http://a.test",
	"scheme": "http",
	"encrypted": false,
	"loopback": false,
}
