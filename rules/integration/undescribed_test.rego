package sealint.integration.undescribed_test

import data.sealint.integration.undescribed

test_not_stated if {
	undescribed.deny == {
		{"message": "it is not stated who calls whom", "at": ["spec", "direction"]},
		{"message": "it is not stated how data moves", "at": ["spec", "pattern"]},
		{"message": "it is not stated who provides the API", "at": ["spec", "provider", "name"]},
		{"message": "it is not stated which party the provider is", "at": ["spec", "provider", "party"]},
		{"message": "it is not stated who else sees the data", "at": ["spec", "consumers"]},
	} with input as {"spec": {}, "absent": [
		"spec.consumers", "spec.direction", "spec.pattern", "spec.provider", "spec.provider.name", "spec.provider.party",
	]}
}

test_endpoints if {
	undescribed.deny == {{
		"message": "it is not stated which endpoints are called",
		"at": ["spec", "transport", "endpoints"],
	}} with input as {"absent": ["spec.transport.endpoints"], "spec": {"direction": "outbound"}}
	count(undescribed.deny) == 0 with input as {"absent": ["spec.transport.endpoints"], "spec": {"direction": "inbound"}}
}

# Stated, or misstated, or an empty list, which facts leave out: it states that there are none.
test_not_absent if {
	count(undescribed.deny) == 0 with input as {"absent": [], "spec": {}}
}
