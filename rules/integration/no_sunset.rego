# METADATA
# title: A deprecated integration states its sunset
# description: >-
#   Consumers of a deprecated integration move when they know by when. Without a date they stay.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8594
# custom:
#   id: integration/no-sunset
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     State the day on which the integration ends in metadata.sunset.
#   controls: [guide/10.catalogue, guide/5.versioning, CWE-1059]
package sealint.integration.no_sunset

deny contains finding if {
	input.metadata.lifecycle == "deprecated"
	"metadata.sunset" in input.absent
	finding := {"message": "the integration is deprecated, but states no sunset", "at": ["metadata", "sunset"]}
}
