package sealint.openapi.unclassified_sensitive_field_test

import data.sealint.openapi.unclassified_sensitive_field

test_personal if {
	unclassified_sensitive_field.deny == {{"message": "\"email\" looks like personal data, but is not classified", "at": []}} with input as facts({})
}

test_own_word if {
	unclassified_sensitive_field.deny == {{"message": "\"loyaltyTier\" looks like sensitive data, but is not classified", "at": []}} with input as facts({"category": "none", "name": "loyaltyTier", "tail": ["loyalty_tier", "tier"]})
		with data.sealint.params as {"words": ["loyalty_tier"]}
}

test_classified if {
	count(unclassified_sensitive_field.deny) == 0 with input as facts({"classification": "confidential"})
}

test_other if {
	count(unclassified_sensitive_field.deny) == 0 with input as facts({"category": "none"})
}

test_unused if {
	count(unclassified_sensitive_field.deny) == 0 with input as facts({"direction": "none"})
}

test_in_a_url if {
	every place in ["path", "query", "querystring"] {
		count(unclassified_sensitive_field.deny) == 0 with input as facts({"kind": "parameter", "in": place})
	}
}

test_in_a_header if {
	unclassified_sensitive_field.deny == {{"message": "\"email\" looks like personal data, but is not classified", "at": ["name"]}} with input as facts({"kind": "parameter", "in": "header"})
}

facts(overrides) := object.union({"kind": "property", "direction": "response", "types": ["string"], "category": "personal", "classification": "", "masked": false, "name": "email", "tail": ["email"], "terms": ["email"], "in": "body"}, overrides)
