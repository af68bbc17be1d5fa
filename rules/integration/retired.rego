# METADATA
# title: A retired integration has no consumers
# description: >-
#   Consumers of an integration that has ended read from something that nobody maintains or monitors.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8594
# custom:
#   id: integration/retired
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Move the consumers to the successor and remove them from the manifest, or move the sunset if it was postponed.
#   controls: [guide/10.catalogue, guide/5.versioning, CWE-1059]
package sealint.integration.retired

import data.sealint.lib.days

deny contains finding if {
	input.metadata.lifecycle == "retired"
	count(consumers) > 0
	finding := {"message": sprintf("the integration is retired, but still has %s", [listed]), "at": ["metadata", "lifecycle"]}
}

deny contains finding if {
	not input.metadata.lifecycle == "retired"
	past > 0
	count(consumers) > 0
	finding := {
		"message": sprintf("the sunset was %s ago, on %s, but the integration still has %s", [days.text(past), input.metadata.sunset, listed]),
		"at": ["metadata", "sunset"],
	}
}

deny contains finding if {
	input.metadata.lifecycle in {"active", "proposed"}
	past > 0
	count(consumers) == 0
	finding := {
		"message": sprintf("the sunset was %s ago, on %s, but the lifecycle is still %s", [
			days.text(past),
			input.metadata.sunset,
			input.metadata.lifecycle,
		]),
		"at": ["metadata", "sunset"],
	}
}

past := sealint.date.days(input.metadata.sunset, data.sealint.today)

# A consumer that violates the schema has a blank name.
consumers := [consumer.name | some consumer in input.spec.consumers; consumer.name != ""]

listed := sprintf("1 consumer: %s", consumers) if count(consumers) == 1

listed := sprintf("%d consumers: %s", [count(consumers), concat(", ", consumers)]) if count(consumers) > 1
