# METADATA
# title: Deliveries of webhooks stay signed
# description: >-
#   Anybody who knows the URL of a webhook can call it. Only a signature tells the real sender.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc9421
# custom:
#   id: change/webhook-check-removed
#   entity: change_integration
#   severity: high
#   profile: baseline
#   fix: >-
#     State the signature of the webhook again, and check it.
#   controls: [guide/2.threats, CWE-347]
package sealint.change.webhook_check_removed

import data.sealint.lib.manifests
import data.sealint.lib.violations

deny contains finding if {
	some pair in input.webhooks
	before := input.before.webhooks[pair.before]
	after := input.after.webhooks[pair.after]
	before.signed
	not after.signed
	at := array.concat(after.at, ["signature"])
	not violations.at(input.after.violations, at)
	message := sprintf("deliveries at %s were signed; now anybody can make one", [after.url])
	finding := manifests.told(message, at, array.concat(before.at, ["signature"]))
}
