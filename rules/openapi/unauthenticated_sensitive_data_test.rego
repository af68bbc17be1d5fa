package sealint.openapi.unauthenticated_sensitive_data_test

import data.sealint.openapi.unauthenticated_sensitive_data

test_personal if {
	unauthenticated_sensitive_data.deny == {{"message": "GET /users returns sensitive data without authentication: email", "at": ["responses"]}} with input as facts({})
}

test_many if {
	unauthenticated_sensitive_data.deny == {{"message": "GET /users returns sensitive data without authentication: a, b, c, d, e and 2 more", "at": ["responses"]}} with input as facts({"returns": [{"name": "a", "category": "personal", "classification": ""}, {"name": "b", "category": "personal", "classification": ""}, {"name": "c", "category": "personal", "classification": ""}, {"name": "d", "category": "personal", "classification": ""}, {"name": "e", "category": "personal", "classification": ""}, {"name": "f", "category": "personal", "classification": ""}, {"name": "g", "category": "personal", "classification": ""}]})
}

test_authenticated if {
	count(unauthenticated_sensitive_data.deny) == 0 with input as facts({"security": {"unauthenticated": false, "anonymous": false}})
}

test_anonymous_alternative if {
	unauthenticated_sensitive_data.deny == {{"message": "GET /users returns sensitive data to anonymous callers too: email", "at": ["responses"]}} with input as facts({"security": {"unauthenticated": false, "anonymous": true}})
}

test_credential_in_a_header_parameter if {
	unauthenticated_sensitive_data.deny == {{"message": "GET /users returns sensitive data without authentication: email; the header parameter \"X-Api-Key\" does not count, because only a security requirement demands a credential", "at": ["responses"]}} with input as facts({"parameters": [{"name": "X-Api-Key", "in": "header", "required": true}]})
}

test_public_data if {
	count(unauthenticated_sensitive_data.deny) == 0 with input as facts({"returns": [{"name": "email", "category": "personal", "classification": "public"}]})
}

test_nothing_sensitive if {
	count(unauthenticated_sensitive_data.deny) == 0 with input as facts({"returns": []})
}

test_secret_is_another_rule if {
	count(unauthenticated_sensitive_data.deny) == 0 with input as facts({"returns": [{"name": "secret", "category": "authentication", "classification": ""}]})
}

test_classified if {
	unauthenticated_sensitive_data.deny == {{"message": "GET /users returns sensitive data without authentication: plan", "at": ["responses"]}} with input as facts({"returns": [{"name": "plan", "category": "none", "classification": "restricted"}]})
}

test_webhook if {
	count(unauthenticated_sensitive_data.deny) == 0 with input as facts({"kind": "webhook"})
}

test_public_path if {
	count(unauthenticated_sensitive_data.deny) == 0 with input as facts({})
		with data.sealint.params as {"public": ["/users"]}
}

facts(overrides) := object.union({"kind": "path", "method": "GET", "path": "/users", "security": {"unauthenticated": true, "anonymous": false}, "parameters": [], "returns": [{"name": "email", "category": "personal", "classification": ""}]}, overrides)
