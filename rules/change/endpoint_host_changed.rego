# METADATA
# title: Data goes to no domain that it did not go to before
# description: >-
#   Another registrable domain is another owner: who reviewed the integration did not review that one. A single
#   character makes the difference between a partner and somebody who took a name like his.
# custom:
#   id: change/endpoint-host-changed
#   entity: change_integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Check who owns the domain, and that a contract with the owner covers the data.
#   controls: [guide/2.inventory, guide/2.threats, CWE-201]
package sealint.change.endpoint_host_changed

import data.sealint.lib.manifests

deny contains finding if {
	some host in input.hosts_gained
	message := sprintf("the integration now uses %s, a domain that it did not use before", [host.domain])
	finding := manifests.told(message, host.at, list(host.at))
}

# The list that a place is in, or the place.
list(at) := array.slice(at, 0, min(array.concat([count(at)], [i | some i, token in at; regex.match(`^[0-9]+$`, token)])))
