package sealint.integration.environment_secret_test

import data.sealint.integration.environment_secret

test_environment if {
	environment_secret.deny == {{
		"message": "the credential is kept in an environment variable (env:)",
		"at": ["spec", "identity", "credential", "ref"],
	}} with input as credential({"ref": "env:LEDGER_TOKEN"})
}

test_upper_case if {
	count(environment_secret.deny) == 1 with input as credential({"ref": "ENV:LEDGER_TOKEN"})
}

test_other_references if {
	every ref in ["vault://payments/env:x", "aws-sm://env", "environment://x"] {
		count(environment_secret.deny) == 0 with input as credential({"ref": ref})
	}
}

test_no_reference if {
	count(environment_secret.deny) == 0 with input as credential({})
	count(environment_secret.deny) == 0 with input as {"spec": {}}
}

credential(stated) := {"spec": {"identity": {"credential": stated}}}

test_environment if {
	facts := {"spec": {}, "environments": [{"name": "test", "credential_store": "manager"}, {"name": "staging", "credential_store": "environment"}]}
	environment_secret.deny == {{
		"message": "the credential of staging is kept in an environment variable (env:)",
		"at": ["spec", "environments", 1, "credential", "ref"],
	}} with input as facts
}

test_webhook if {
	environment_secret.deny == {{
		"message": "the secret of webhook https://a.example is kept in an environment variable (env:)",
		"at": ["spec", "transport", "webhooks", "0", "secret", "ref"],
	}} with input as webhook("environment")
	count(environment_secret.deny) == 0 with input as webhook("manager")
}

webhook(store) := {"spec": {}, "webhooks": [{"at": ["spec", "transport", "webhooks", "0"], "url": "https://a.example", "secret_store": store}]}
