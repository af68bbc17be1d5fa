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
