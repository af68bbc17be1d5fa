# METADATA
# title: The credential is not kept in the environment
# description: >-
#   Child processes, crash reports, debug pages and logs can all contain the environment of a process, and so can
#   anyone who may inspect the process. A secret manager gives a secret only to authorised callers, and records each
#   access.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html
# custom:
#   id: integration/environment-secret
#   entity: integration
#   severity: medium
#   profile: recommended
#   identity: [value]
#   fix: >-
#     Read the credential from a secret manager when it is needed, and state its place there in
#     identity.credential.ref, such as vault://payments/ledger.
#   controls: [guide/4.secrets, CWE-526]
package sealint.integration.environment_secret

# The message does not show the reference, because it may contain the secret.
deny contains finding if {
	startswith(lower(input.spec.identity.credential.ref), "env:")
	finding := {
		"message": "the credential is kept in an environment variable (env:)",
		"at": ["spec", "identity", "credential", "ref"],
	}
}

deny contains finding if {
	some i, environment in input.environments
	environment.credential_store == "environment"
	finding := {
		"message": sprintf("the credential of %s is kept in an environment variable (env:)", [environment.name]),
		"at": ["spec", "environments", i, "credential", "ref"],
	}
}

deny contains finding if {
	some webhook in input.webhooks
	webhook.secret_store == "environment"
	finding := {
		"message": sprintf("the secret of webhook %s is kept in an environment variable (env:)", [webhook.url]),
		"at": array.concat(webhook.at, ["secret", "ref"]),
	}
}
