# METADATA
# title: Analytics and third parties receive no raw data
# description: >-
#   Reports need numbers, not people. Data that analytics or third parties receive in full is copied to places where
#   the controls of the integration do not apply.
# custom:
#   id: integration/raw-analytics
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Aggregate or pseudonymise the data before it is passed on, and state its form in the data field of the consumer.
#   controls: [guide/4.minimization, guide/2.inventory, CWE-359]
#   params:
#     kinds: {type: array, default: [analytics, bi, third-party, partner, advertising, marketing], description: The kinds of consumers that need no raw data.}
package sealint.integration.raw_analytics

import data.sealint.lib.violations
import data.sealint.params

deny contains finding if {
	not input.spec.data.classification == "public"
	some i, consumer in input.spec.consumers
	consumer.data == "full"
	outside(consumer)
	finding := {
		"message": sprintf("consumer %s (%s) receives the data in full", [consumer.name, consumer.kind]),
		"at": ["spec", "consumers", i, "data"],
	}
}

deny contains finding if {
	not input.spec.data.classification == "public"
	some i, consumer in input.spec.consumers
	not consumer.data
	outside(consumer)
	not violations.at(input.violations, ["spec", "consumers", sprintf("%d", [i]), "data"])
	finding := {
		"message": sprintf("the manifest does not state in which form consumer %s (%s) receives the data", [consumer.name, consumer.kind]),
		"at": ["spec", "consumers", i, "data"],
	}
}

outside(consumer) if {
	some kind in params.kinds
	replace(replace(lower(trim_space(consumer.kind)), " ", "-"), "_", "-") == lower(kind)
}
