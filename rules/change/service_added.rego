# METADATA
# title: No product talks to a new owner unnoticed
# description: >-
#   The product now uses a service on hosts of an owner with whom it did not communicate before, such as one that
#   collects telemetry. Somebody should know which data goes there.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/#services
# custom:
#   id: change/service-added
#   entity: change_sbom
#   severity: low
#   profile: strict
#   fix: >-
#     Find out which data the service gets, and state it in the SBOM (data, x-trust-boundary).
#   controls: [guide/2.inventory, guide/6.sbom]
package sealint.change.service_added

import data.sealint.lib.text

deny contains finding if {
	some added in input.added_services
	count(added.hosts) > 0
	finding := {
		"message": sprintf("the product now uses the service %s on %s", [added.name, text.first(added.hosts, 3)]),
		"at": ["services", added.index],
	}
}
