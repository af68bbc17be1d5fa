package sealint.change.credential_store_weakened_test

import data.sealint.change.credential_store_weakened

test_environment if {
	credential_store_weakened.deny == {{
		"message": "the credential was in a secret manager; now it is in an environment variable",
		"at": ["spec", "identity", "credential", "ref"],
		"related": [{"ref": ["before", "spec", "identity", "credential", "ref"], "message": "before"}],
	}} with input as stored("manager", "environment")
}

test_other if {
	some finding in credential_store_weakened.deny with input as stored("manager", "other")
	finding.message == "the credential was in a secret manager; now its reference leads to none"
}

test_another_path if {
	count(credential_store_weakened.deny) == 0 with input as stored("manager", "manager")
	count(credential_store_weakened.deny) == 0 with input as stored("environment", "other")
	count(credential_store_weakened.deny) == 0 with input as {"before": {"credential_store": "manager"}, "after": {}}
}

stored(before, after) := {"before": {"credential_store": before}, "after": {"credential_store": after}}

test_environment if {
	credential_store_weakened.deny == {{
		"message": "the credential of environment staging was in a secret manager; now it is in an environment variable",
		"at": ["spec", "environments", "0", "credential", "ref"],
		"related": [{"ref": ["before", "spec", "environments", "0", "credential", "ref"], "message": "before"}],
	}} with input as environments("environment")
	count(credential_store_weakened.deny) == 0 with input as environments("manager")
}

environments(after) := {
	"environments": [{"before": 0, "after": 0}],
	"before": {"environments": [{"at": ["spec", "environments", "0"], "credential_store": "manager"}]},
	"after": {"environments": [{"at": ["spec", "environments", "0"], "name": "staging", "credential_store": after}]},
}

test_webhook if {
	credential_store_weakened.deny == {{
		"message": "the secret of webhook https://a.example was in a secret manager; now it is in an environment variable",
		"at": ["spec", "transport", "webhooks", "0", "secret", "ref"],
		"related": [{"ref": ["before", "spec", "transport", "webhooks", "0", "secret", "ref"], "message": "before"}],
	}} with input as webhooks("environment")
	count(credential_store_weakened.deny) == 0 with input as webhooks("manager")
}

webhooks(store) := {
	"webhooks": [{"before": 0, "after": 0}],
	"before": {"webhooks": [{"at": ["spec", "transport", "webhooks", "0"], "secret_store": "manager"}]},
	"after": {"webhooks": [{"at": ["spec", "transport", "webhooks", "0"], "url": "https://a.example", "secret_store": store}]},
}
