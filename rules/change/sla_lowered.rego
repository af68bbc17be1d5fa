# METADATA
# title: Service levels are not lowered
# description: >-
#   Whoever relies on an integration has planned with its availability and its latency. A lower level is a change for
#   them, even if nobody has broken the old one yet.
# custom:
#   id: change/sla-lowered
#   entity: change_integration
#   severity: low
#   profile: recommended
#   fix: >-
#     Keep the service level in operations.sla, or agree on the lower one with those who rely on it.
#   controls: [guide/14.sla]
package sealint.change.sla_lowered

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": sprintf("the availability was %s, now it is %s", [object.get(input.before, at, ""), object.get(input.after, at, "")])} if {
	input.after.availability_percent < input.before.availability_percent
	at := ["spec", "operations", "sla", "availability"]
}

weaker contains {"at": at, "message": sprintf("99 %% of the calls were answered within %s, now within %s", [object.get(input.before, at, ""), object.get(input.after, at, "")])} if {
	input.after.latency_milliseconds > input.before.latency_milliseconds
	at := ["spec", "operations", "sla", "latencyP99"]
}
