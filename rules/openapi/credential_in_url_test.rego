package sealint.openapi.credential_in_url_test

import data.sealint.openapi.credential_in_url

test_query if {
	credential_in_url.deny == {{"message": "query parameter \"client_secret\" carries a credential", "at": ["name"]}} with input as facts({"name": "client_secret", "phrase": "client_secret", "terms": ["client", "client_secret", "secret"], "tail": ["client_secret", "secret"]})
}

test_path if {
	credential_in_url.deny == {{"message": "path parameter \"user_api_key\" carries a credential", "at": ["name"]}} with input as facts({"name": "user_api_key", "phrase": "user_api_key", "terms": ["api", "api_key", "key", "user", "user_api", "user_api_key"], "tail": ["api_key", "key", "user_api_key"], "in": "path", "types": []})
}

test_secrets if {
	every name in [["api_secret", "secret"], ["webhook_secret", "secret"], ["my_secret", "secret"], ["user_token", "token"], ["clientsecret"], ["oauth_token", "token"], ["oauthtoken"], ["phpsessid"], ["jsessionid"]] {
		count(credential_in_url.deny) == 1 with input as facts({"name": name[0], "phrase": name[0], "terms": name, "tail": name})
	}
}

test_names_of_secrets if {
	count(credential_in_url.deny) == 0 with input as facts({"name": "secret_name", "phrase": "secret_name", "terms": ["name", "secret", "secret_name"], "tail": ["name", "secret_name"]})
}

test_whole_name if {
	credential_in_url.deny == {{"message": "query parameter \"token\" carries a credential", "at": ["name"]}} with input as facts({"name": "token", "phrase": "token", "terms": ["token"], "tail": ["token"]})
}

test_authorization_header_in_a_query if {
	credential_in_url.deny == {{"message": "query parameter \"authorization\" carries a credential", "at": ["name"]}} with input as facts({"name": "authorization", "phrase": "authorization", "terms": ["authorization"], "tail": ["authorization"]})
}

test_authorization_as_a_resource if {
	count(credential_in_url.deny) == 0 with input as facts({"name": "authorization", "phrase": "authorization", "terms": ["authorization"], "tail": ["authorization"], "in": "path", "resource": true})
}

test_token_in_a_path if {
	credential_in_url.deny == {{"message": "path parameter \"token\" carries a credential", "at": ["name"]}} with input as facts({"name": "token", "phrase": "token", "terms": ["token"], "tail": ["token"], "in": "path"})
}

test_token_as_a_resource if {
	count(credential_in_url.deny) == 0 with input as facts({"name": "token", "phrase": "token", "terms": ["token"], "tail": ["token"], "in": "path", "resource": true})
}

test_session_in_a_query if {
	credential_in_url.deny == {{"message": "query parameter \"session_id\" carries a credential", "at": ["name"]}} with input as facts({"name": "session_id", "phrase": "session_id", "terms": ["id", "session", "session_id"], "tail": ["id", "session_id"]})
}

test_session_as_a_resource if {
	count(credential_in_url.deny) == 0 with input as facts({"name": "session_id", "phrase": "session_id", "terms": ["id", "session", "session_id"], "tail": ["id", "session_id"], "in": "path"})
}

test_page_token if {
	count(credential_in_url.deny) == 0 with input as facts({"name": "page_token", "phrase": "page_token", "terms": ["page", "page_token", "token"], "tail": ["page_token", "token"]})
}

test_continuation_token if {
	count(credential_in_url.deny) == 0 with input as facts({"name": "continuation_token", "phrase": "continuation_token", "terms": ["continuation", "continuation_token", "token"], "tail": ["continuation_token", "token"]})
}

test_name_of_a_secret if {
	count(credential_in_url.deny) == 0 with input as facts({"name": "secret_name", "phrase": "secret_name", "terms": ["name", "secret", "secret_name"], "tail": ["name", "secret_name"]})
}

test_kind_of_a_token if {
	count(credential_in_url.deny) == 0 with input as facts({"name": "access_token_type", "phrase": "access_token_type", "terms": ["access", "access_token", "access_token_type", "token", "token_type", "type"], "tail": ["access_token_type", "token_type", "type"]})
}

test_harmless_word if {
	count(credential_in_url.deny) == 0 with input as facts({"name": "name_access_token", "phrase": "name_access_token", "terms": ["access", "access_token", "name", "name_access", "name_access_token", "token"], "tail": ["access_token", "name_access_token", "token"]})
}

test_number if {
	count(credential_in_url.deny) == 0 with input as facts({"name": "access_token", "phrase": "access_token", "terms": ["access", "access_token", "token"], "tail": ["access_token", "token"], "types": ["integer"]})
}

test_header if {
	count(credential_in_url.deny) == 0 with input as facts({"name": "access_token", "phrase": "access_token", "terms": ["access", "access_token", "token"], "tail": ["access_token", "token"], "in": "header"})
}

test_property if {
	count(credential_in_url.deny) == 0 with input as facts({"name": "access_token", "phrase": "access_token", "terms": ["access", "access_token", "token"], "tail": ["access_token", "token"], "kind": "property"})
}

test_response if {
	count(credential_in_url.deny) == 0 with input as facts({"name": "access_token", "phrase": "access_token", "terms": ["access", "access_token", "token"], "tail": ["access_token", "token"], "direction": "response"})
}

test_described_as_a_page_token if {
	count(credential_in_url.deny) == 0 with input as facts({"name": "token", "phrase": "token", "terms": ["token"], "tail": ["token"], "described_as": ["page-token"]})
	count(credential_in_url.deny) == 0 with input as facts({"name": "token", "phrase": "token", "terms": ["token"], "tail": ["token"], "described_as": ["device"]})
}

test_described_as_an_identifier if {
	count(credential_in_url.deny) == 0 with input as facts({"name": "user_token", "phrase": "user_token", "terms": ["token", "user", "user_token"], "tail": ["token", "user_token"], "in": "path", "described_as": ["identifier"]})
}

test_session_that_groups_calls if {
	count(credential_in_url.deny) == 0 with input as facts({"name": "session_id", "phrase": "session_id", "terms": ["id", "session", "session_id"], "tail": ["id", "session_id"], "described_as": ["group"]})
}

test_session_beside_a_token if {
	count(credential_in_url.deny) == 0 with input as facts({"name": "session_id", "phrase": "session_id", "terms": ["id", "session", "session_id"], "tail": ["id", "session_id"], "with_token": true})
}

test_secret_beside_a_token if {
	count(credential_in_url.deny) == 1 with input as facts({"name": "client_secret", "phrase": "client_secret", "terms": ["client", "client_secret", "secret"], "tail": ["client_secret", "secret"], "with_token": true})
}

test_encrypted if {
	count(credential_in_url.deny) == 0 with input as facts({"name": "encrypted_password", "phrase": "encrypted_password", "terms": ["encrypted", "encrypted_password", "password"], "tail": ["encrypted_password", "password"]})
}

facts(overrides) := object.union({"kind": "parameter", "resource": false, "with_token": false, "in": "query", "direction": "request", "types": ["string"], "described_as": [], "name": "x", "phrase": "x", "terms": ["x"], "tail": ["x"]}, overrides)
