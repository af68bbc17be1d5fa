package sealint.openapi.password_grant_endpoint_test

import data.sealint.openapi.password_grant_endpoint

test_password if {
	password_grant_endpoint.deny == {{"message": "POST /token gives tokens for passwords: grant_type may be password", "at": []}} with input as endpoint(["client_credentials", "password"])
}

test_other_grants if {
	count(password_grant_endpoint.deny) == 0 with input as endpoint(["client_credentials"])
}

test_no_token_endpoint if {
	count(password_grant_endpoint.deny) == 0 with input as endpoint([])
}

endpoint(grants) := {"kind": "path", "method": "POST", "path": "/token", "grants": grants}
