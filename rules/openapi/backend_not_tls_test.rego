package sealint.openapi.backend_not_tls_test

import data.sealint.openapi.backend_not_tls

test_http if {
	backend_not_tls.deny == {{
		"message": "the gateway forwards requests unencrypted to http://pets.internal/v1/pets",
		"at": ["x-google-backend", "address"],
		"decision": "http://pets.internal",
	}} with input as to({})
}

test_https if {
	count(backend_not_tls.deny) == 0 with input as to({"url": "https://pets.internal", "transport": "encrypted"})
}

test_loopback if {
	count(backend_not_tls.deny) == 0 with input as to({"url": "http://localhost", "loopback": true})
}

to(backend) := {"backends": [object.union(
	{"at": ["x-google-backend", "address"], "url": "http://pets.internal/v1/pets", "transport": "plaintext", "loopback": false},
	backend,
)]}
