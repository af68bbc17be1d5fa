# METADATA
# title: The credential is not kept in the environment
# description: >-
#   The environment of a process reaches its child processes, crash reports, debug pages and logs, and whoever may look
#   at the process. A secret manager hands a secret to the one who proves to be entitled to it, and records that.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html
# custom:
#   id: integration/environment-secret
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Read the credential from a secret manager when it is needed, and name its place there in identity.credential.ref,
#     such as vault://payments/ledger.
#   controls: [guide/4.secrets, CWE-526]
package sealint.integration.environment_secret

# The message does not show the reference: it may be followed by the secret itself.
deny contains finding if {
	startswith(lower(input.spec.identity.credential.ref), "env:")
	finding := {
		"message": "the credential is kept in an environment variable (env:)",
		"at": ["spec", "identity", "credential", "ref"],
	}
}
