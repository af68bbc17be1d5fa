package sealint.openapi.secret_in_response_test

import data.sealint.openapi.secret_in_response

test_password if {
	secret_in_response.deny == {{"message": "\"user_password\" is returned by responses, and its name says that it is a secret", "at": []}} with input as facts({"name": "user_password", "phrase": "user_password", "terms": ["password", "user", "user_password"], "tail": ["password", "user_password"]})
}

test_no_type if {
	secret_in_response.deny == {{"message": "\"private_key\" is returned by responses, and its name says that it is a secret", "at": []}} with input as facts({"name": "private_key", "phrase": "private_key", "terms": ["key", "private", "private_key"], "tail": ["key", "private_key"], "types": [], "direction": "response"})
}

test_write_only if {
	count(secret_in_response.deny) == 0 with input as facts({"name": "password", "phrase": "password", "terms": ["password"], "tail": ["password"], "direction": "request"})
}

test_flag if {
	count(secret_in_response.deny) == 0 with input as facts({"name": "password", "phrase": "password", "terms": ["password"], "tail": ["password"], "types": ["boolean"]})
}

test_permission_of_that_name if {
	count(secret_in_response.deny) == 0 with input as facts({"name": "secret", "phrase": "secret", "terms": ["secret"], "tail": ["secret"], "limited": true})
}

test_masked if {
	count(secret_in_response.deny) == 0 with input as facts({"name": "password", "phrase": "password", "terms": ["password"], "tail": ["password"], "masked": true})
}

test_hint if {
	count(secret_in_response.deny) == 0 with input as facts({"name": "hint_password", "phrase": "hint_password", "terms": ["hint", "hint_password", "password"], "tail": ["hint_password", "password"]})
}

test_parameter if {
	count(secret_in_response.deny) == 0 with input as facts({"name": "password", "phrase": "password", "terms": ["password"], "tail": ["password"], "kind": "header"})
}

test_password_reset if {
	count(secret_in_response.deny) == 0 with input as facts({"name": "password_reset", "phrase": "password_reset", "terms": ["password", "password_reset", "reset"], "tail": ["password_reset", "reset"]})
}

made := {"name": "secret", "phrase": "secret", "terms": ["secret"], "tail": ["secret"], "direction": "response", "shared": false, "at_creation": true}

test_shown_once if {
	count(secret_in_response.deny) == 0 with input as facts(made)
}

test_echo_of_what_the_caller_sent if {
	secret_in_response.deny == {{"message": "\"secret\", which is a secret by its name, is returned when something is created: only there it may be shown, once", "at": []}} with input as facts(object.union(made, {"direction": "both", "shared": true}))
}

test_password_at_creation if {
	count(secret_in_response.deny) == 1 with input as facts(object.union(made, {"name": "password", "tail": ["password"], "terms": ["password"]}))
}

test_secret_of_a_payment if {
	count(secret_in_response.deny) == 0 with input as facts({"name": "payment_client_secret", "terms": ["client", "client_secret", "payment", "payment_client", "payment_client_secret", "secret"], "tail": ["client_secret", "payment_client_secret", "secret"]})
}

test_shared_key if {
	count(secret_in_response.deny) == 1 with input as facts({"name": "secondary_shared_key", "terms": ["key", "secondary", "secondary_shared", "secondary_shared_key", "shared", "shared_key"], "tail": ["key", "secondary_shared_key", "shared_key"]})
}

test_withheld if {
	count(secret_in_response.deny) == 0 with input as facts({"name": "password", "phrase": "password", "terms": ["password"], "tail": ["password"], "withheld": true})
}

test_encrypted if {
	count(secret_in_response.deny) == 0 with input as facts({"name": "encrypted_password", "phrase": "encrypted_password", "terms": ["encrypted", "encrypted_password", "password"], "tail": ["encrypted_password", "password"]})
}

test_described_as_encrypted_or_elsewhere if {
	every remark in ["encrypted", "reference"] {
		count(secret_in_response.deny) == 0 with input as facts({"name": "private_key", "phrase": "private_key", "terms": ["key", "private", "private_key"], "tail": ["key", "private_key"], "described_as": [remark]})
	}
}

facts(overrides) := object.union({"kind": "property", "in": "body", "direction": "both", "types": ["string"], "masked": false, "limited": false, "withheld": false, "at_creation": false, "shared": true, "described_as": [], "name": "x", "terms": ["x"], "tail": ["x"]}, overrides)
