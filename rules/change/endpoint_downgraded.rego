# METADATA
# title: No URL of the integration leaves TLS
# description: >-
#   Others on the network path can read and change what is sent without TLS, the credential included.
# custom:
#   id: change/endpoint-downgraded
#   entity: change_integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Use the encrypted scheme again, such as https or wss.
#   controls: [guide/4.transport, OWASP-API8:2023, CWE-319]
package sealint.change.endpoint_downgraded

import data.sealint.lib.manifests

deny contains finding if {
	some pair in input.urls_downgraded
	before := input.before.urls[pair.before]
	after := input.after.urls[pair.after]
	finding := manifests.told(sprintf("%s was encrypted; now it is %s", [before.text, after.text]), after.at, before.at)
}
