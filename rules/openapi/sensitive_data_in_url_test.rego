package sealint.openapi.sensitive_data_in_url_test

import data.sealint.openapi.sensitive_data_in_url

test_personal if {
	sensitive_data_in_url.deny == {{"message": "query parameter \"email\" carries personal data in the URL", "at": ["name"]}} with input as facts({})
}

test_classified if {
	sensitive_data_in_url.deny == {{"message": "path parameter \"case\" carries restricted data in the URL", "at": ["name"]}} with input as facts({"category": "none", "classification": "restricted", "in": "path", "name": "case"})
}

test_classified_public if {
	count(sensitive_data_in_url.deny) == 0 with input as facts({"classification": "public"})
}

test_header if {
	count(sensitive_data_in_url.deny) == 0 with input as facts({"in": "header"})
}

test_property if {
	count(sensitive_data_in_url.deny) == 0 with input as facts({"kind": "property"})
}

test_webhook if {
	count(sensitive_data_in_url.deny) == 0 with input as facts({"direction": "response"})
}

test_credential_is_another_rule if {
	count(sensitive_data_in_url.deny) == 0 with input as facts({"category": "authentication"})
}

test_classified_by_what_holds_it if {
	count(sensitive_data_in_url.deny) == 0 with input as facts({"category": "none", "classification": "restricted", "inherited": true})
}

facts(overrides) := object.union({"kind": "parameter", "direction": "request", "types": ["string"], "category": "personal", "classification": "", "masked": false, "name": "email", "tail": ["email"], "terms": ["email"], "in": "query", "inherited": false}, overrides)
