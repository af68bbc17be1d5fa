package sealint.change.identity_weakened_test

import data.sealint.change.identity_weakened

test_weaker if {
	identity_weakened.deny == {{
		"message": "the client proved itself by oauth2, now by api-key",
		"at": ["spec", "identity", "method"],
		"related": [{"ref": ["before", "spec", "identity", "method"], "message": "before"}],
	}} with input as methods("oauth2", "api-key")
}

test_nothing if {
	some finding in identity_weakened.deny with input as methods("basic", "none")
	finding.message == "the client proved itself by basic, now by nothing"
}

test_no_longer_stated if {
	some finding in identity_weakened.deny with input as {
		"before": {"spec": {"identity": {"method": "mtls"}}},
		"after": {"spec": {}, "absent": ["spec.identity", "spec.identity.method"]},
	}
	finding.message == "the client proved itself by mtls; the manifest no longer says how it does"
	finding.at == ["spec", "identity"]
}

test_as_strong if {
	every pair in [["oauth2", "oidc"], ["oidc", "oauth2"], ["api-key", "mtls"], ["none", "basic"]] {
		count(identity_weakened.deny) == 0 with input as methods(pair[0], pair[1])
	}
}

methods(before, after) := {
	"before": {"spec": {"identity": {"method": before}}},
	"after": {"spec": {"identity": {"method": after}}, "absent": []},
}
