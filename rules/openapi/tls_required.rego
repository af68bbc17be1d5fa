# METADATA
# title: Servers use TLS
# description: >-
#   All data of an operation goes to one of its servers. If the server uses http or ws, anyone on the network path can
#   read and change the data.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa8-security-misconfiguration/
# custom:
#   id: openapi/tls-required
#   entity: server
#   severity: high
#   profile: baseline
#   grows: true
#   fix: >-
#     Serve the API over https (wss) and declare only that URL.
#   controls: [guide/4.transport, OWASP-API8:2023, CWE-319]
#   params:
#     allow_loopback: {type: boolean, default: true, description: Accept http on loopback hosts.}
package sealint.openapi.tls_required

import data.sealint.lib.urls
import data.sealint.params

deny contains finding if {
	count(plain) > 0
	finding := {"message": sprintf("%s is not encrypted", [shown]), "at": ["url"], "decision": input.template}
}

# The URLs without TLS that the variables of the server allow.
plain := urls.plain(input.urls, params.allow_loopback)

shown := plain[0] if count(plain) == 1

shown := sprintf("%s (and %s)", [plain[0], others]) if count(plain) > 1

others := "1 more URL that its variables allow" if count(plain) == 2

others := sprintf("%d more URLs that its variables allow", [count(plain) - 1]) if count(plain) > 2
