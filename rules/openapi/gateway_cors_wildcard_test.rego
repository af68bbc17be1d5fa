package sealint.openapi.gateway_cors_wildcard_test

import data.sealint.openapi.gateway_cors_wildcard

test_wildcard if {
	gateway_cors_wildcard.deny == {{"message": "any web page may read responses of GET /pets", "at": ["x"]}} with input as open([{"at": ["x"]}])
}

test_closed if {
	count(gateway_cors_wildcard.deny) == 0 with input as open([])
}

open(list) := {"method": "GET", "path": "/pets", "open_origins": list}
