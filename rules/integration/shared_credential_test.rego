package sealint.integration.shared_credential_test

import data.sealint.integration.shared_credential

test_two_clients if {
	shared_credential.deny == {{
		"message": "the credential is also that of ledger",
		"at": ["integrations", 1, "spec", "identity", "credential", "ref"],
		"related": [{
			"ref": ["integrations", 0, "spec", "identity", "credential", "ref"],
			"message": "the credential of ledger",
		}],
	}} with input as {"integrations": [integration("ledger", "a", 0, 0), integration("orders", "b", 1, 0)]}
}

test_no_name_and_no_client if {
	some finding in shared_credential.deny with input as {"integrations": [
		integration("", "", 0, 0),
		integration("orders", "", 1, 0),
	]}
	finding.message == "the credential is also that of an integration of a.yaml"
}

test_one_client_is_another_finding if {
	count(shared_credential.deny) == 0 with input as {"integrations": [
		integration("ledger", "a", 0, 0),
		integration("orders", "a", 0, 0),
	]}
}

# The same id at two providers is two clients.
test_one_secret_for_two_providers if {
	count(shared_credential.deny) == 1 with input as {"integrations": [
		integration("ledger", "a", 0, 0),
		integration("orders", "a", 1, 0),
	]}
}

test_own_credentials if {
	count(shared_credential.deny) == 0 with input as {"integrations": [
		integration("ledger", "a", 0, 0),
		integration("orders", "b", 1, 1),
	]}
}

integration(name, id, first_client, first_credential) := {
	"path": "a.yaml", "name": name, "client_id": id,
	"first_client": first_client, "first_credential": first_credential,
}

test_environment if {
	environments := [{"name": "test"}, {"name": "staging", "credential": {"integration": 0, "environment": 0}}]
	facts := {"integrations": [{"name": "ledger", "path": "a.yaml", "client_id": "", "first_client": 0, "first_credential": 0, "environments": environments}]}
	shared_credential.deny == {{
		"message": "the credential is also that of ledger in test",
		"at": ["integrations", 0, "spec", "environments", 1, "credential", "ref"],
		"related": [{
			"ref": ["integrations", 0, "spec", "environments", 0, "credential", "ref"],
			"message": "the credential of ledger in test",
		}],
	}} with input as facts
	count(shared_credential.deny) == 0 with input as json.patch(facts, [{
		"op": "add",
		"path": "/integrations/0/environments/1/client",
		"value": {"integration": 0},
	}])
}
