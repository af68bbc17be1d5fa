# METADATA
# title: No credential travels unencrypted
# description: >-
#   The operations of this server require credentials, and the server can be reached without TLS. Keys, passwords and
#   tokens are then sent in clear text, and anyone who reads them on the way can use them.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
# custom:
#   id: openapi/cleartext-credentials
#   entity: server
#   severity: critical
#   profile: baseline
#   grows: true
#   fix: >-
#     Remove the unencrypted server, or do not use it for operations that require credentials.
#   controls: [guide/4.transport, OWASP-API2:2023, CWE-523]
#   params:
#     allow_loopback: {type: boolean, default: true, description: Accept http on loopback hosts.}
package sealint.openapi.cleartext_credentials

import data.sealint.lib.urls
import data.sealint.params

deny contains finding if {
	count(input.credentials) > 0
	count(plain) > 0
	finding := {
		"message": sprintf("credentials (%s) of %d operation(s) travel unencrypted to %s", [
			concat(", ", input.credentials),
			input.operations_with_credentials,
			plain[0],
		]),
		"at": ["url"],
		"decision": input.template,
	}
}

# The URLs without TLS that the variables of the server allow.
plain := urls.plain(input.urls, params.allow_loopback)
