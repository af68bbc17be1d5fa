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
#     replayWindow of minutes, outside of which deliveries are refused. If the provider signs without a time, reject
#     deliveries that you have already processed (deduplication: 7d), and have an exception approved: identity.elevated
#     with excepts: [replay-window].
#   controls: [guide/2.threats, CWE-347, CWE-294]
#   params:
#     max_seconds: {type: integer, default: 900, description: The longest replay window in seconds.}
#     min_deduplication_seconds: {type: integer, default: 86400, description: How long deliveries must be remembered where an exception replaces the replay window.}
package sealint.integration.unsigned_webhook

import data.sealint.lib.exceptions
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
	not excepted(webhook)
	finding := {"message": sprintf("webhook %s has no replay window%s", [webhook.url, note(webhook)]), "at": at}
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

# Deliveries have no time, which somebody approved, and the receiver rejects those that it knows.
excepted(webhook) if {
	webhook.deduplication_seconds >= params.min_deduplication_seconds
	exceptions.covers(input, "replay-window")
}

note(webhook) := sprintf("; an exception needs deduplication for at least %d seconds", [params.min_deduplication_seconds]) if {
	exceptions.covers(input, "replay-window")
	not excepted(webhook)
}

note(_) := exceptions.note(input, "replay-window") if not exceptions.covers(input, "replay-window")

unsigned(webhook) := sprintf("states the signature %q, which is none that sealint knows; such as hmac-sha256, ed25519 or jws", [webhook.signature]) if webhook.signature != ""

else := "is not signed"
