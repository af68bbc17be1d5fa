# METADATA
# title: The manifest describes the webhooks and callbacks that it receives
# description: >-
#   An integration that uses a webhook or callback of the contract receives requests from outside. If the manifest does
#   not state where, and how the sender is verified, nothing can be said about forged or repeated deliveries.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc9421
# custom:
#   id: integration/undescribed-webhook
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     State in transport.webhooks the URL, the signature and the replayWindow of what is received. If the integration
#     uses no callback of the operation, state an empty list.
#   controls: [guide/2.threats, guide/2.inventory, CWE-347]
package sealint.integration.undescribed_webhook

import data.sealint.lib.violations

deny contains finding if {
	undescribed
	not own_api
	some i, received in input.contract.received
	not received.implied
	finding := {
		"message": sprintf("%s is received, but transport.webhooks does not state where, nor how its sender is verified", [received.name]),
		"at": received.at,
		"related": [{"ref": ["contract", "received", i], "message": sprintf("the %s", [received.kind])}],
	}
}

# Whether an integration lets the provider call back is its decision: an empty list states that it does not.
deny contains finding if {
	undescribed
	"spec.transport.webhooks" in input.absent
	not input.spec.direction == "inbound" # then we are the one who calls back
	some i, received in input.contract.received
	received.implied
	finding := {
		"message": sprintf("the operation has a callback (%s), but transport.webhooks does not state whether and where it is received, nor how its sender is verified", [received.name]),
		"at": received.at,
		"related": [{"ref": ["contract", "received", i], "message": "the callback"}],
	}
}

undescribed if {
	count(input.webhooks) == 0
	not violations.at(input.violations, ["spec", "transport"])
	not misstated
}

# A webhook that violates the schema is reported there.
misstated if {
	some violation in input.violations
	array.slice(violation.at, 0, 3) == ["spec", "transport", "webhooks"]
}

# Others call our API: its webhooks are what we send.
own_api if {
	input.spec.direction == "inbound"
	input.spec.provider.party == "first"
}
