# METADATA
# title: It is settled who tells partners about incidents
# description: >-
#   Partners learn of an incident from us, or from others. Who tells them, when and with which words has to be settled
#   before, because there is no time for it afterwards.
# custom:
#   id: integration/no-communication
#   entity: integration
#   severity: low
#   profile: strict
#   fix: >-
#     Link the plan that says who tells partners and users about an incident, with its texts
#     (operations.communication).
#   controls: [guide/7.incidents]
#   params:
#     kinds: {type: array, default: [third-party, partner, external, customer, public], description: The kinds of consumers that are outside of the organisation.}
package sealint.integration.no_communication

import data.sealint.lib.receivers
import data.sealint.params

deny contains finding if {
	"spec.operations.communication" in input.absent
	count(outsiders) > 0
	finding := {
		"message": sprintf("the manifest does not link who tells %s about an incident", [outsiders[0]]),
		"at": ["spec", "operations", "communication"],
	}
}

outsiders := array.concat(
	[receivers.words(provider) | some provider in input.receivers; provider.role == "provider"; input.spec.provider.party in {"partner", "third"}],
	[receivers.words(consumer) | some consumer in input.receivers; consumer.role == "consumer"; receivers.of_kind(consumer.kind, params.kinds)],
)
