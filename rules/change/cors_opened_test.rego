package sealint.change.cors_opened_test

import data.sealint.change.cors_opened

test_opened if {
	cors_opened.deny == {{
		"message": "any web page may read this response now: Access-Control-Allow-Origin is *",
		"at": ["headers", "Access-Control-Allow-Origin"],
		"related": [{"ref": ["before", "headers"], "message": "before"}],
	}} with input as response(cors("https://a.test", false), cors("*", false))
}

test_header_added if {
	count(cors_opened.deny) == 1 with input as response({}, cors("*", false))
}

test_before_already if {
	count(cors_opened.deny) == 0 with input as response(cors("*", false), cors("*", false))
}

test_origin if {
	count(cors_opened.deny) == 0 with input as response(cors("https://a.test", false), cors("https://b.test", false))
}

test_credentials if {
	count(cors_opened.deny) == 0 with input as response(cors("https://a.test", false), cors("*", true))
}

test_public_data if {
	count(cors_opened.deny) == 0 with input as object.union(response({}, cors("*", false)), {"after": {"secured": false}})
}

response(before, after) := {"before": before, "after": object.union({"secured": true}, after)}

cors(origin, credentials) := {"cors": {"header": "Access-Control-Allow-Origin", "origins": [origin], "credentials": credentials}}
