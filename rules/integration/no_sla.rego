# METADATA
# title: Service levels are agreed and published
# description: >-
#   Without agreed availability and latency nobody can say whether the integration works as it should, and its users
#   learn its limits in an outage. Published service levels let callers judge you.
# related_resources:
#   - ref: https://sre.google/sre-book/service-level-objectives/
# custom:
#   id: integration/no-sla
#   entity: integration
#   severity: low
#   profile: recommended
#   fix: >-
#     State availability, the 99th percentile of latency and where they are published (operations.sla). If others call
#     you, also link the transparency report. If the provider of another organisation promises nothing, say so:
#     operations.sla.by: provider, and the reason in operations.sla.unknown.
#   controls: [guide/5.contract, guide/14.sla]
package sealint.integration.no_sla

import data.sealint.lib.unknowns

deny contains finding if {
	"spec.operations.sla" in input.absent
	finding := {"message": "the manifest states no service levels", "at": ["spec", "operations", "sla"]}
}

deny contains finding if {
	not "spec.operations.sla" in input.absent
	lacking := [part.words |
		some part in parts
		sprintf("spec.operations.sla.%s", [part.field]) in input.absent
		not unknowns.excused(input, ["operations", "sla"], part.field)
	]
	count(lacking) > 0
	finding := {
		"message": sprintf("the service levels do not state %s", [concat(", ", lacking)]),
		"at": ["spec", "operations", "sla"],
	}
}

deny contains finding if {
	"spec.operations.transparencyReport" in input.absent
	input.spec.direction in {"inbound", "bidirectional"}
	finding := {"message": "the manifest links no transparency report", "at": ["spec", "operations", "transparencyReport"]}
}

parts := [
	{"field": "availability", "words": "availability"},
	{"field": "latencyP99", "words": "latency"},
	{"field": "published", "words": "where they are published"},
]
