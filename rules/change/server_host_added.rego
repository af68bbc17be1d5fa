# METADATA
# title: New servers are of the same organisation
# description: >-
#   The change adds a server of a registrable domain to which no server of the contract led before. Clients may
#   send their data and credentials there.
# custom:
#   id: change/server-host-added
#   entity: change_server
#   severity: low
#   profile: recommended
#   fix: >-
#     Make sure that the new domain belongs to whoever serves the API, then accept the finding by a waiver.
#   controls: [guide/4.transport, OWASP-API9:2023, CWE-346]
package sealint.change.server_host_added

import data.sealint.lib.text

deny contains finding if {
	count(input.new_hosts) > 0
	finding := {
		"message": sprintf("%s leads to %s, outside of %s", [what, text.first(input.new_hosts, 3), concat(", ", input.known_hosts)]),
		"at": ["url"],
	}
}

what := "the new server" if input.operation == ""

what := sprintf("the server from which %s is served now", [input.operation]) if input.operation != ""
