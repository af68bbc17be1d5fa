package sealint.openapi.oauth2_endpoint_not_tls_test

import data.sealint.openapi.oauth2_endpoint_not_tls

test_http if {
	oauth2_endpoint_not_tls.deny == {{
		"message": "tokenUrl \"http://id.test/token\" is reached over http",
		"at": ["flows", "clientCredentials", "tokenUrl"],
	}} with input as scheme("http://id.test/token", "absolute", ["http"])
}

test_https if {
	count(oauth2_endpoint_not_tls.deny) == 0 with input as scheme("https://id.test/token", "absolute", ["https"])
}

test_relative_to_a_plaintext_server if {
	count(oauth2_endpoint_not_tls.deny) == 1 with input as scheme("/token", "relative", ["http", "https"])
}

test_relative_to_an_unknown_server if {
	count(oauth2_endpoint_not_tls.deny) == 0 with input as scheme("/token", "relative", [])
}

test_no_url if {
	oauth2_endpoint_not_tls.deny == {{
		"message": "tokenUrl \"soon\" is not a URL",
		"at": ["flows", "clientCredentials", "tokenUrl"],
	}} with input as scheme("soon", "invalid", [])
}

test_loopback if {
	local := object.union(scheme("http://localhost/token", "absolute", ["http"]), {"endpoints": [{
		"at": ["flows", "clientCredentials", "tokenUrl"],
		"text": "http://localhost/token",
		"kind": "absolute",
		"schemes": ["http"],
		"loopback": true,
	}]})
	count(oauth2_endpoint_not_tls.deny) == 0 with input as local
	count(oauth2_endpoint_not_tls.deny) == 1 with input as local with data.sealint.params as {"allow_loopback": false}
}

scheme(text, kind, schemes) := {"endpoints": [{
	"at": ["flows", "clientCredentials", "tokenUrl"],
	"text": text,
	"kind": kind,
	"schemes": schemes,
	"loopback": false,
}]}
