package sealint.openapi.cors_wildcard_test

import data.sealint.openapi.cors_wildcard

test_wildcard if {
	cors_wildcard.deny == {{"message": "any web page may read this response: access-control-allow-origin is *", "at": ["headers", "access-control-allow-origin"]}} with input as facts({"cors": {"header": "access-control-allow-origin", "origins": ["*"], "credentials": false}})
}

test_origin if {
	count(cors_wildcard.deny) == 0 with input as facts({"cors": {"header": "access-control-allow-origin", "origins": ["https://portal.payments.internal"], "credentials": false}})
}

test_credentials if {
	count(cors_wildcard.deny) == 0 with input as facts({"cors": {"header": "access-control-allow-origin", "origins": ["*"], "credentials": true}})
}

test_no_header if {
	count(cors_wildcard.deny) == 0 with input as facts({})
}

test_public_data if {
	count(cors_wildcard.deny) == 0 with input as facts({"secured": false, "cors": {"header": "access-control-allow-origin", "origins": ["*"], "credentials": false}})
}

facts(overrides) := object.union({"status": "200", "secured": true}, overrides)
