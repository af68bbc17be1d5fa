# METADATA
# title: No server without TLS is added
# description: >-
#   The change adds a server whose traffic anyone on the network path can read and change. Loopback addresses are
#   not reported, nor URLs that a server of the base had.
# custom:
#   id: change/plaintext-server-added
#   entity: change_server
#   severity: high
#   profile: baseline
#   fix: >-
#     Serve the API over https (wss) and declare only that URL.
#   controls: [guide/4.transport, OWASP-API8:2023, CWE-319]
package sealint.change.plaintext_server_added

import data.sealint.lib.text

deny contains finding if {
	input.status == "added"
	count(input.plaintext) > 0
	finding := {"message": message, "at": ["url"]}
}

message := sprintf("the new server %s is not encrypted", [urls]) if input.operation == ""

message := sprintf("%s is now served from %s, which is not encrypted", [input.operation, urls]) if input.operation != ""

urls := text.first(input.plaintext, 3)
