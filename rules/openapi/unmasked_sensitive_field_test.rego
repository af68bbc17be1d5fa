package sealint.openapi.unmasked_sensitive_field_test

import data.sealint.openapi.unmasked_sensitive_field

test_restricted if {
	unmasked_sensitive_field.deny == {{"message": "responses return \"email\", which is restricted, and x-masking does not say how it is masked", "at": []}} with input as facts({})
}

test_no_type if {
	unmasked_sensitive_field.deny == {{"message": "responses return \"email\", which is restricted, and x-masking does not say how it is masked", "at": []}} with input as facts({"types": []})
}

test_masked if {
	count(unmasked_sensitive_field.deny) == 0 with input as facts({"masked": true})
}

test_confidential if {
	count(unmasked_sensitive_field.deny) == 0 with input as facts({"classification": "confidential"})
}

test_input if {
	count(unmasked_sensitive_field.deny) == 0 with input as facts({"direction": "request"})
}

test_object if {
	count(unmasked_sensitive_field.deny) == 0 with input as facts({"types": ["object"]})
}

facts(overrides) := object.union({"kind": "property", "direction": "response", "types": ["string"], "category": "personal", "classification": "restricted", "masked": false, "name": "email", "tail": ["email"], "terms": ["email"], "in": "body"}, overrides)
