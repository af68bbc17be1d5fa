# METADATA
# title: Authorization servers are reached over TLS
# description: >-
#   Authorization codes, client secrets and tokens are sent to these URLs. Over http they can be read and replaced. RFC
#   6749 requires TLS for all of them, and OpenID Connect Discovery for its own.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc6749#section-3.1
# custom:
#   id: openapi/oauth2-endpoint-not-tls
#   entity: security_scheme
#   severity: high
#   profile: baseline
#   grows: true
#   fix: >-
#     Use the https URL of the authorization server.
#   controls: [guide/4.transport, OWASP-API2:2023, CWE-319]
#   params:
#     allow_loopback: {type: boolean, default: true, description: Accept http on loopback hosts.}
package sealint.openapi.oauth2_endpoint_not_tls

import data.sealint.lib.urls
import data.sealint.params

deny contains finding if {
	some endpoint in input.endpoints
	some scheme in endpoint.schemes
	scheme != "https"
	not urls.accepted(endpoint, params.allow_loopback)
	finding := {"message": sprintf("%s %q is reached over %s", [name(endpoint), endpoint.text, scheme]), "at": endpoint.at}
}

deny contains finding if {
	some endpoint in input.endpoints
	endpoint.kind == "invalid"
	finding := {"message": sprintf("%s %q is not a URL", [name(endpoint), endpoint.text]), "at": endpoint.at}
}

name(endpoint) := endpoint.at[count(endpoint.at) - 1]
