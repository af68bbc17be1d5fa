package sealint.integration.undescribed_test

import data.sealint.integration.undescribed

test_not_stated if {
	undescribed.deny == {
		{"message": "the manifest does not state who calls whom", "at": ["spec", "direction"]},
		{"message": "the manifest does not state how data moves", "at": ["spec", "pattern"]},
		{"message": "the manifest does not state who provides the API", "at": ["spec", "provider", "name"]},
		{"message": "the manifest does not state which party the provider is", "at": ["spec", "provider", "party"]},
		{"message": "the manifest does not state who else sees the data", "at": ["spec", "consumers"]},
	} with input as {"spec": {}, "absent": [
		"spec.consumers", "spec.direction", "spec.pattern", "spec.provider", "spec.provider.name", "spec.provider.party",
	]}
}

test_endpoints if {
	undescribed.deny == {{
		"message": "the manifest does not state which endpoints are called",
		"at": ["spec", "transport", "endpoints"],
	}} with input as {"absent": ["spec.transport.endpoints"], "spec": {"direction": "outbound"}}
	count(undescribed.deny) == 0 with input as {"absent": ["spec.transport.endpoints"], "spec": {"direction": "inbound"}}
}

# The field is stated, violates the schema, or is an empty list, which facts leave out and which states that there are none.
test_not_absent if {
	count(undescribed.deny) == 0 with input as {"absent": [], "spec": {}}
}

test_webhooks_of_the_provider if {
	theirs := {"direction": "bidirectional", "contract": {"by": "provider"}}
	undescribed.deny == {{
		"message": "the manifest does not state at which URLs the provider calls us, and how its calls are signed",
		"at": ["spec", "transport", "webhooks"],
	}} with input as {"absent": ["spec.transport.webhooks"], "spec": theirs}
	count(undescribed.deny) == 0 with input as {"absent": [], "spec": theirs}
	every other in [{"direction": "outbound"}, {"contract": {"by": "us"}}] {
		count(undescribed.deny) == 0 with input as {"absent": ["spec.transport.webhooks"], "spec": object.union(theirs, other)}
	}
}
