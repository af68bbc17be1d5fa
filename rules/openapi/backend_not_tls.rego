# METADATA
# title: Gateways reach their backends over TLS
# description: >-
#   x-amazon-apigateway-integration and x-google-backend say where a gateway forwards requests. If it does so over http,
#   the data and credentials that callers sent over https cross the rest of the way unencrypted. A backend behind a VPC
#   link does not count: its traffic stays in a private network.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
# custom:
#   id: openapi/backend-not-tls
#   entity: operation
#   severity: high
#   profile: recommended
#   fix: >-
#     Serve the backend over https and name that URL, or reach it by a private link.
#   controls: [guide/4.transport, OWASP-API8:2023, CWE-319]
package sealint.openapi.backend_not_tls

deny contains finding if {
	some backend in input.backends
	backend.transport == "plaintext"
	not backend.loopback
	finding := {
		"message": sprintf("the gateway forwards requests unencrypted to %s", [backend.url]),
		"at": backend.at,
		"decision": host(backend.url),
	}
}

# The scheme and host of a URL: operations differ in the path, but not in the decision.
host(url) := concat("/", array.slice(split(url, "/"), 0, 3))
