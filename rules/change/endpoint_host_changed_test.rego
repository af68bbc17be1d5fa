package sealint.change.endpoint_host_changed_test

import data.sealint.change.endpoint_host_changed

test_endpoint if {
	endpoint_host_changed.deny == {{
		"message": "the integration now uses other.example, a domain that it did not use before",
		"at": ["spec", "transport", "endpoints", "1"],
		"related": [{"ref": ["before", "spec", "transport", "endpoints"], "message": "before"}],
	}} with input as {"hosts_gained": [{"domain": "other.example", "at": ["spec", "transport", "endpoints", "1"]}]}
}

test_token_url if {
	some finding in endpoint_host_changed.deny with input as {"hosts_gained": [{"domain": "other.example", "at": ["spec", "identity", "tokenUrl"]}]}
	finding.related[0].ref == ["before", "spec", "identity", "tokenUrl"]
}

test_none if {
	count(endpoint_host_changed.deny) == 0 with input as {"hosts_gained": []}
}
