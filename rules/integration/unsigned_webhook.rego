# METADATA
# title: Webhooks are signed and cannot be replayed
# description: >-
#   Whoever knows the URL of a webhook can post to it. A signature tells deliveries from forgeries; a window of a few
#   minutes, in which a delivery is accepted, keeps one that was overheard from being sent again.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc9421
# custom:
#   id: integration/unsigned-webhook
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Have deliveries signed together with the time at which they were sent, state how (signature: hmac-sha256), and
#     state a replayWindow of minutes, outside of which deliveries are refused.
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
	finding := {"message": sprintf("webhook %s is not signed", [webhook.url]), "at": at}
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
