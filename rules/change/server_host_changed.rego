# METADATA
# title: Traffic goes on going to the same organisation
# description: >-
#   The server is now on a host of another registrable domain, to which no server of the contract led before.
#   Clients that are generated from the contract send their data and credentials there. Other hosts of the same
#   domain are not reported.
# custom:
#   id: change/server-host-changed
#   entity: change_server
#   severity: medium
#   profile: recommended
#   fix: >-
#     Make sure that the new domain belongs to whoever serves the API, then accept the finding by a waiver.
#   controls: [guide/4.transport, OWASP-API9:2023, CWE-346]
package sealint.change.server_host_changed

deny contains finding if {
	input.host_after != ""
	finding := {
		"message": sprintf("%s went to %s; now it goes to %s", [what, input.host_before, input.host_after]),
		"at": ["url"],
		"related": [{"ref": ["before", "url"], "message": "before"}],
	}
}

what := "traffic" if input.operation == ""

what := sprintf("traffic of %s", [input.operation]) if input.operation != ""
