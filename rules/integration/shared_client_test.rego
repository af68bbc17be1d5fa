package sealint.integration.shared_client_test

import data.sealint.integration.shared_client

test_one_client_twice if {
	shared_client.deny == {{
		"message": "the clientId \"prod\" is also used by ledger",
		"at": ["integrations", 2, "spec", "identity", "clientId"],
		"related": [{
			"ref": ["integrations", 0, "spec", "identity", "clientId"],
			"message": "the clientId of ledger",
		}],
	}} with input as {"integrations": [client("ledger", "prod", 0), client("orders", "orders-prod", 1), client("reports", "prod", 0)]}
}

test_no_name if {
	some finding in shared_client.deny with input as {"integrations": [client("", "prod", 0), client("reports", "prod", 0)]}
	finding.message == "the clientId \"prod\" is also used by an integration of a.yaml"
}

test_different_clients if {
	count(shared_client.deny) == 0 with input as {"integrations": [client("ledger", "a", 0), client("orders", "b", 1)]}
}

# Integrations without a clientId do not share one.
test_no_clients if {
	count(shared_client.deny) == 0 with input as {"integrations": [client("ledger", "", 0), client("orders", "", 0)]}
}

client(name, id, first) := {"path": "a.yaml", "name": name, "client_id": id, "first_client": first}

test_environment if {
	shared_client.deny == {{
		"message": "the clientId \"prod\" is also used by ledger in production",
		"at": ["integrations", 0, "spec", "environments", 1, "clientId"],
		"related": [{
			"ref": ["integrations", 0, "spec", "identity", "clientId"],
			"message": "the clientId of ledger in production",
		}],
	}} with input as {"integrations": [object.union(client("ledger", "prod", 0), {"environments": [
		{"name": "test", "client_id": "test"},
		{"name": "staging", "client_id": "prod", "client": {"integration": 0}},
	]})]}
}
