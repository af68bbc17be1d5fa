# METADATA
# title: What was agreed for operation and incidents stays agreed
# description: >-
#   Service levels, the plan for incidents and the evidence for audits were stated once. What is no longer stated is no
#   longer checked, and a fact that was known is not unknown later.
# custom:
#   id: change/commitment-dropped
#   entity: change_integration
#   severity: low
#   profile: recommended
#   fix: >-
#     State it again, or record who agreed that it ends.
#   controls: [guide/7.incidents, guide/14.sla]
package sealint.change.commitment_dropped

import data.sealint.lib.manifests
import data.sealint.lib.text

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": sprintf("the manifest no longer states %s%s", [words, reason])} if {
	some path, words in statements
	at := split(path, ".")
	manifests.dropped(input, at)
	reason := unknown(at)
}

deny contains finding if {
	gone := [item.control |
		some item in input.before.evidence
		not item.control in kept
	]
	count(gone) > 0
	at := ["spec", "evidence"]
	not manifests.misstated(input.after, at)
	message := sprintf("the manifest no longer links evidence for %s", [text.first(gone, 5)])
	finding := manifests.told(message, at, ["spec", "evidence"])
}

# The controls for which there still is evidence.
kept := {item.control | some item in input.after.evidence}

# The reason that stands in its place.
unknown(at) := sprintf("; now it says why it is unknown: %s", [reason]) if {
	reason := input.after.spec.operations.sla.unknown[at[count(at) - 1]]
}

else := ""

statements := {
	"spec.operations.severities": "the severity levels of incidents",
	"spec.operations.communication": "who tells partners and users about an incident",
	"spec.operations.transparencyReport": "where the transparency report is",
	"spec.operations.sla.availability": "the availability",
	"spec.operations.sla.latencyP99": "the time within which calls are answered",
	"spec.operations.sla.published": "where the service levels are published",
}
