# METADATA
# title: Callbacks go to https URLs only
# description: >-
#   A callback sends data of the API to somebody else. Over http, anyone on the network path can read it and can answer
#   instead of the receiver.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa8-security-misconfiguration/
# custom:
#   id: openapi/callback-not-tls
#   entity: operation
#   severity: high
#   profile: recommended
#   fix: >-
#     Write the expression with https://, or use a pattern that allows callers to register only https URLs.
#   controls: [guide/4.transport, OWASP-API8:2023, CWE-319]
package sealint.openapi.callback_not_tls

deny contains finding if {
	input.destination.transport == "plaintext"
	not input.destination.loopback
	finding := {"message": sprintf("the callback is sent unencrypted: %s", [input.path]), "at": []}
}

deny contains finding if {
	input.destination.input != ""
	input.destination.scheme == ""
	input.destination.limited
	not input.destination.tls_only
	finding := {"message": sprintf("the callback may be sent unencrypted: %s is not limited to https", [input.destination.input]), "at": []}
}
