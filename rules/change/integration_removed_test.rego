package sealint.change.integration_removed_test

import data.sealint.change.integration_removed

test_gone if {
	integration_removed.deny == {{
		"message": "integration a is gone; nobody said that it ended",
		"at": ["integrations", 0],
		"related": [{"ref": ["before", "integrations", 0], "message": "before"}],
	}} with input as gone({"name": "a", "lifecycle": "active"})
}

test_without_name if {
	some finding in integration_removed.deny with input as gone({"name": ""})
	finding.message == "the integration in a.yaml is gone; nobody said that it ended"
}

test_too_early if {
	count(integration_removed.deny) == 1 with input as gone({"name": "a", "sunset": "2026-07-01"}) with data.sealint.today as "2026-06-30"
}

test_ended if {
	count(integration_removed.deny) == 0 with input as gone({"name": "a", "lifecycle": "retired"})
	count(integration_removed.deny) == 0 with input as gone({"name": "a", "sunset": "2026-06-30"}) with data.sealint.today as "2026-06-30"
}

gone(integration) := {"integrations": [object.union({"path": "a.yaml"}, integration)]}
