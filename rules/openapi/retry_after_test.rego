package sealint.openapi.retry_after_test

import data.sealint.openapi.retry_after

test_too_many_requests if {
	retry_after.deny == {{"message": "response 429 has no Retry-After header", "at": ["headers"]}} with input as facts({"status": "429"})
}

test_unavailable if {
	retry_after.deny == {{"message": "response 503 has no Retry-After header", "at": ["headers"]}} with input as facts({"status": "503"})
}

test_numbered_exceptions if {
	count(retry_after.deny) == 0 with input as facts({"status": "503", "numbered": true})
	count(retry_after.deny) == 1 with input as facts({"status": "429", "numbered": true})
}

test_documented if {
	count(retry_after.deny) == 0 with input as facts({"status": "429", "headers": ["retry-after"]})
}

test_other_status if {
	count(retry_after.deny) == 0 with input as facts({"status": "500"})
}

test_webhook if {
	count(retry_after.deny) == 0 with input as facts({"status": "429", "operation_kind": "webhook"})
}

facts(overrides) := object.union({"operation_kind": "path", "method": "GET", "status": "200", "numbered": false, "may_have_body": true, "content": [], "headers": []}, overrides)
