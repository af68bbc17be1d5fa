# METADATA
# title: No server leaves TLS
# description: >-
#   All traffic to the server was encrypted. Now it may be reached without TLS, where anyone on the network path
#   can read and change the data, credentials included. Loopback addresses are not reported.
# custom:
#   id: change/server-downgraded
#   entity: change_server
#   severity: high
#   profile: baseline
#   fix: >-
#     Serve the API over https (wss) and declare only that URL.
#   controls: [guide/4.transport, OWASP-API8:2023, CWE-319]
package sealint.change.server_downgraded

import data.sealint.lib.text

deny contains finding if {
	input.left_tls
	finding := {
		"message": sprintf("the server %s used TLS; it may now be reached as %s", [input.before.template, text.first(input.plaintext, 3)]),
		"at": ["url"],
		"related": [{"ref": ["before", "url"], "message": "before"}],
	}
}
