package sealint.openapi.response_without_schema_test

import data.sealint.openapi.response_without_schema

test_no_schema if {
	response_without_schema.deny == {{"message": "response 200 has no schema for application/json", "at": []}} with input as facts({"content": [{"media_type": "application/json", "has_schema": false, "binary": false, "oauth_error": false}]})
}

test_read_without_body if {
	response_without_schema.deny == {{"message": "response 200 of GET describes no body", "at": []}} with input as facts({})
}

test_body_where_http_has_none if {
	response_without_schema.deny == {{"message": "response 204 of POST describes a body, but HTTP allows none", "at": []}} with input as facts({"status": "204", "method": "POST", "may_have_body": false, "content": [{"media_type": "application/json", "has_schema": true, "binary": false, "oauth_error": false}]})
}

test_described if {
	count(response_without_schema.deny) == 0 with input as facts({"content": [{"media_type": "application/json", "has_schema": true, "binary": false, "oauth_error": false}]})
}

test_bytes if {
	count(response_without_schema.deny) == 0 with input as facts({"content": [{"media_type": "application/json", "has_schema": false, "binary": true, "oauth_error": false}]})
}

test_text if {
	count(response_without_schema.deny) == 0 with input as facts({"content": [{"media_type": "text/plain", "has_schema": false, "binary": false, "oauth_error": false}]})
}

test_write_without_body if {
	count(response_without_schema.deny) == 0 with input as facts({"method": "POST", "reads": false})
}

test_get_that_changes if {
	count(response_without_schema.deny) == 0 with input as facts({"reads": false})
}

test_webhook if {
	count(response_without_schema.deny) == 0 with input as facts({"operation_kind": "webhook"})
}

facts(overrides) := object.union({"operation_kind": "path", "method": "GET", "status": "200", "reads": true, "may_have_body": true, "content": [], "headers": []}, overrides)
