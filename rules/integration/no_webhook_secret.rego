# METADATA
# title: The manifest states where the secret of a webhook is kept
# description: >-
#   Whoever knows the secret with which deliveries are signed can make deliveries. It has to be kept and replaced like
#   any other credential, also by an integration that only receives and has no other.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html
# custom:
#   id: integration/no-webhook-secret
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Keep the secret in a secret manager, and state its place there in the secret.ref of the webhook, such as
#     vault://payments/ledger-webhook, with its rotation and the day of the last one. A signature by a private key of the
#     sender, such as ed25519, needs no secret.
#   controls: [guide/4.secrets, CWE-522]
package sealint.integration.no_webhook_secret

import data.sealint.lib.violations

deny contains finding if {
	some webhook in input.webhooks
	webhook.keys == "shared"
	not webhook.secret_store
	at := array.concat(webhook.at, ["secret", "ref"])
	not violations.cover(input.violations, at)
	finding := {
		"message": sprintf("deliveries at %s are signed with a shared secret (%s), and the manifest does not state where it is kept", [webhook.url, webhook.signature]),
		"at": at,
	}
}
