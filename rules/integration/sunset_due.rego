# METADATA
# title: No integration with consumers ends soon
# description: >-
#   Consumers need time to move before an integration ends.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8594
# custom:
#   id: integration/sunset-due
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Move the consumers to the successor and remove them from the manifest, or move the sunset if it was postponed.
#   controls: [guide/10.catalogue, guide/5.versioning, CWE-1059]
#   params:
#     warn_days: {type: integer, default: 30, description: "How many days ahead a sunset is reported; 0: not."}
package sealint.integration.sunset_due

import data.sealint.lib.days
import data.sealint.params

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

# A consumer that violates the schema has a blank name.
consumers := [consumer.name | some consumer in input.spec.consumers; consumer.name != ""]

listed := sprintf("1 consumer: %s", consumers) if count(consumers) == 1

listed := sprintf("%d consumers: %s", [count(consumers), concat(", ", consumers)]) if count(consumers) > 1
