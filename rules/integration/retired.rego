# METADATA
# title: A retired integration has no consumers
# description: >-
#   Consumers of an integration that has ended read from something that nobody maintains or monitors. When the sunset
#   is known in time, they can move.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8594
# custom:
#   id: integration/retired
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Move the consumers to the successor and take them out of the manifest, or move the sunset if it was postponed.
#   controls: [guide/10.catalogue, guide/5.versioning, CWE-1059]
#   params:
#     warn_days: {type: integer, default: 30, description: How many days ahead to speak of a sunset. 0 says nothing.}
package sealint.integration.retired

import data.sealint.lib.days
import data.sealint.params

deny contains finding if {
	input.metadata.lifecycle == "retired"
	count(consumers) > 0
	finding := {"message": sprintf("the integration is retired, but still has %s", [listed]), "at": ["metadata", "lifecycle"]}
}

deny contains finding if {
	not input.metadata.lifecycle == "retired"
	left := sealint.date.days(data.sealint.today, input.metadata.sunset)
	left < 0
	count(consumers) > 0
	finding := {
		"message": sprintf("the sunset was %s ago, on %s, but the integration still has %s", [days.text(0 - left), input.metadata.sunset, listed]),
		"at": ["metadata", "sunset"],
	}
}

deny contains finding if {
	input.metadata.lifecycle in {"active", "proposed"}
	left := sealint.date.days(data.sealint.today, input.metadata.sunset)
	left < 0
	count(consumers) == 0
	finding := {
		"message": sprintf("the sunset was %s ago, on %s, but the lifecycle is still %s", [
			days.text(0 - left),
			input.metadata.sunset,
			input.metadata.lifecycle,
		]),
		"at": ["metadata", "sunset"],
	}
}

deny contains finding if {
	not input.metadata.lifecycle == "retired"
	params.warn_days > 0
	left := sealint.date.days(data.sealint.today, input.metadata.sunset)
	left >= 0
	left <= params.warn_days
	count(consumers) > 0
	finding := {
		"message": sprintf("the sunset is %s, and the integration still has %s", [days.ahead(left), listed]),
		"at": ["metadata", "sunset"],
	}
}

deny contains finding if {
	input.metadata.lifecycle == "deprecated"
	"metadata.sunset" in input.absent
	finding := {"message": "the integration is deprecated, but states no sunset", "at": ["metadata", "sunset"]}
}

# A consumer that violates the schema has a blank name.
consumers := [consumer.name | some consumer in input.spec.consumers; consumer.name != ""]

listed := sprintf("1 consumer: %s", consumers) if count(consumers) == 1

listed := sprintf("%d consumers: %s", [count(consumers), concat(", ", consumers)]) if count(consumers) > 1
