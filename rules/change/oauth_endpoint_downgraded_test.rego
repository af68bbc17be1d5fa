package sealint.change.oauth_endpoint_downgraded_test

import data.sealint.change.oauth_endpoint_downgraded

test_left if {
	oauth_endpoint_downgraded.deny == {{
		"message": "tokenUrl of \"oauth\" left TLS: it was https://a.test/token, now it is http://a.test/token",
		"at": ["flows", "password", "tokenUrl"],
		"related": [{"ref": ["before", "flows", "password", "tokenUrl"], "message": "before"}],
	}} with input as scheme(true)
}

test_encrypted if {
	count(oauth_endpoint_downgraded.deny) == 0 with input as scheme(false)
}

scheme(left) := {
	"after": {"name": "oauth"},
	"endpoints": [{"at": ["flows", "password", "tokenUrl"], "before": "https://a.test/token", "after": "http://a.test/token", "left_tls": left}],
}
