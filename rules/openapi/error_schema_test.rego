package sealint.openapi.error_schema_test

import data.sealint.openapi.error_schema

test_no_body if {
	error_schema.deny == {{"message": "error response describes no body", "at": []}} with input as facts({"status": "404"})
}

test_no_schema if {
	error_schema.deny == {{"message": "error response has no schema for application/problem+json", "at": []}} with input as facts({"status": "5XX", "content": [{"media_type": "application/problem+json", "has_schema": false, "binary": false, "oauth_error": false}]})
}

test_other_form if {
	error_schema.deny == {{"message": "error response is not in the form of problem details (RFC 9457)", "at": []}} with input as facts({"status": "default", "content": [{"media_type": "application/json", "has_schema": true, "binary": false, "oauth_error": false}]})
}

test_problem_details if {
	count(error_schema.deny) == 0 with input as facts({"status": "400", "content": [{"media_type": "application/problem+json", "has_schema": true, "binary": false, "oauth_error": false}]})
}

test_oauth_error if {
	count(error_schema.deny) == 0 with input as facts({"status": "400", "content": [{"media_type": "application/json", "has_schema": true, "binary": false, "oauth_error": true}]})
}

test_beside_another_form if {
	count(error_schema.deny) == 0 with input as facts({"status": "400", "content": [{"media_type": "application/json", "has_schema": true, "binary": false, "oauth_error": false}, {"media_type": "application/problem+json", "has_schema": true, "binary": false, "oauth_error": false}]})
}

test_success if {
	count(error_schema.deny) == 0 with input as facts({"success": true, "content": [{"media_type": "application/json", "has_schema": false, "binary": false, "oauth_error": false}]})
}

test_only_response if {
	count(error_schema.deny) == 0 with input as facts({"status": "default", "success": true})
}

test_head if {
	count(error_schema.deny) == 0 with input as facts({"status": "404", "may_have_body": false})
}

facts(overrides) := object.union({"operation_kind": "path", "method": "GET", "status": "200", "success": false, "may_have_body": true, "content": [], "headers": []}, overrides)
