# METADATA
# title: Webhooks are signed and cannot be replayed
# description: >-
#   Everyone who knows the URL of a webhook can post to it. A signature tells real deliveries from forged ones. A
#   replay window of a few minutes stops an attacker from sending a recorded delivery again.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc9421
# custom:
#   id: integration/unsigned-webhook
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Let the sender sign deliveries together with the time of sending, state how (signature: hmac-sha256), and state a
#     replayWindow of minutes, outside of which deliveries are refused.
#   controls: [guide/2.threats, CWE-347, CWE-294]
#   params:
#     max_seconds: {type: integer, default: 900, description: The longest replay window in seconds.}
package sealint.integration.unsigned_webhook

import data.sealint.lib.violations
import data.sealint.params

deny contains finding if {
	some webhook in input.webhooks
	not webhook.signed
	at := array.concat(webhook.at, ["signature"])
	not violations.at(input.violations, at)
	finding := {"message": sprintf("webhook %s %s", [webhook.url, unsigned(webhook)]), "at": at}
}

deny contains finding if {
	some webhook in input.webhooks
	webhook.signed
	not webhook.replay_seconds
	at := array.concat(webhook.at, ["replayWindow"])
	not violations.at(input.violations, at)
	finding := {"message": sprintf("webhook %s has no replay window", [webhook.url]), "at": at}
}

deny contains finding if {
	some webhook in input.webhooks
	webhook.signed
	webhook.replay_seconds > params.max_seconds
	finding := {
		"message": sprintf("webhook %s accepts deliveries that are %d seconds old", [webhook.url, webhook.replay_seconds]),
		"at": array.concat(webhook.at, ["replayWindow"]),
	}
}

unsigned(webhook) := sprintf("states the signature %q, which is none that sealint knows; such as hmac-sha256, ed25519 or jws", [webhook.signature]) if webhook.signature != ""

else := "is not signed"
