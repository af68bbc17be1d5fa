package sealint.integration.cors_test

import data.sealint.integration.cors

test_any_origin if {
	cors.deny == {{
		"message": "every origin is allowed",
		"at": ["spec", "transport", "cors", "origins", 1],
	}} with input as allowed({"origins": ["https://app.test", "*"]})
}

test_with_credentials if {
	cors.deny == {{
		"message": "every origin is allowed, with credentials",
		"at": ["spec", "transport", "cors", "origins", 0],
	}} with input as allowed({"origins": ["*"], "credentials": true})
}

test_without_credentials if {
	some finding in cors.deny with input as allowed({"origins": ["*"], "credentials": false})
	finding.message == "every origin is allowed"
}

test_forms if {
	every origin in ["*", " * ", "null", "NULL", "http://*", "https://*", "https://*/", "https://*:8443", "https://*:*", "HTTPS://*"] {
		count(cors.deny) == 1 with input as allowed({"origins": [origin]})
	}
}

test_one_finding_for_each if {
	count(cors.deny) == 2 with input as allowed({"origins": ["*", "null"]})
}

test_patterns if {
	cors.deny == {{
		"message": "https://*.app.test matches origins that are not known, with credentials",
		"at": ["spec", "transport", "cors", "origins", 0],
	}} with input as allowed({"origins": ["https://*.app.test"], "credentials": true})
	count(cors.deny) == 1 with input as allowed({"origins": ["https://app.test:*"]})
}

test_unencrypted_origins if {
	cors.deny == {{
		"message": "the origin http://app.test is not encrypted: anyone on the network path can act as this origin",
		"at": ["spec", "transport", "cors", "origins", 0],
	}} with input as allowed({"origins": ["http://app.test"]})
	every origin in ["http://localhost:3000", "http://127.0.0.1", "http://[::1]:80/"] {
		count(cors.deny) == 0 with input as allowed({"origins": [origin]})
	}
}

# A value that violates the schema is blank.
test_other_origins if {
	every origin in ["https://app.test", "https://app.test:8443", "https://null", ""] {
		count(cors.deny) == 0 with input as allowed({"origins": [origin], "credentials": true})
	}
}

test_none if {
	count(cors.deny) == 0 with input as {"spec": {}}
}

allowed(settings) := {"spec": {"transport": {"cors": settings}}}
