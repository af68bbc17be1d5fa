# METADATA
# title: The service levels of the provider are known
# description: >-
#   What the provider of another organisation does not promise, a manifest cannot state. To say so is better than
#   silence, but nobody knows what to expect of the integration.
# custom:
#   id: integration/unknown-sla
#   entity: integration
#   severity: low
#   profile: recommended
#   fix: >-
#     Ask the provider for service levels, and state them in operations.sla.
#   controls: [guide/5.contract, guide/14.sla]
package sealint.integration.unknown_sla

import data.sealint.lib.unknowns

deny contains finding if {
	some finding in unknowns.findings(input, ["operations", "sla"], {
		"availability": "how available the API is",
		"latencyP99": "within which time calls are answered",
		"published": "where service levels are published",
	})
}
