# METADATA
# title: Certificates stay verified
# description: >-
#   A client that does not verify the certificate talks to whoever answers: anybody on the network path can read and
#   change everything.
# custom:
#   id: change/tls-weakened
#   entity: change_integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Leave transport.tls.verify on, and trust the authority that signed the certificate.
#   controls: [guide/4.transport, OWASP-API8:2023, CWE-295]
package sealint.change.tls_weakened

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": at, "message": "the manifest no longer says that the client verifies certificates"} if {
	at := ["spec", "transport", "tls", "verify"]
	manifests.switched_off(input, at)
}
