package sealint.change.cors_credentials_opened_test

import data.sealint.change.cors_credentials_opened

test_opened if {
	cors_credentials_opened.deny == {{
		"message": "any web page may now read this response with the credentials of its visitor: Access-Control-Allow-Origin is *",
		"at": ["headers", "Access-Control-Allow-Origin"],
		"related": [{"ref": ["before", "headers"], "message": "before"}],
	}} with input as response(cors("*", false), cors("*", true))
}

test_before_already if {
	count(cors_credentials_opened.deny) == 0 with input as response(cors("*", true), cors("*", true))
}

test_fixed_origin if {
	count(cors_credentials_opened.deny) == 0 with input as response({}, cors("https://a.test", true))
}

response(before, after) := {"before": before, "after": object.union({"secured": true}, after)}

cors(origin, credentials) := {"cors": {"header": "Access-Control-Allow-Origin", "origins": [origin], "credentials": credentials}}
