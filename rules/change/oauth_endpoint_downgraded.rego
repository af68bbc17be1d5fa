# METADATA
# title: No URL of an authorization server leaves TLS
# description: >-
#   Authorization codes, client secrets and tokens are sent to these URLs. Over http they can be read and
#   replaced. Loopback addresses are not reported.
# custom:
#   id: change/oauth-endpoint-downgraded
#   entity: change_scheme
#   severity: high
#   profile: baseline
#   fix: >-
#     Use the https URL of the authorization server.
#   controls: [guide/4.transport, OWASP-API2:2023, CWE-319]
package sealint.change.oauth_endpoint_downgraded

deny contains finding if {
	some endpoint in input.endpoints
	endpoint.left_tls
	finding := {
		"message": sprintf("%s of %q left TLS: it was %s, now it is %s", [endpoint.at[count(endpoint.at) - 1], input.after.name, endpoint.before, endpoint.after]),
		"at": endpoint.at,
		"related": [{"ref": array.concat(["before"], endpoint.at), "message": "before"}],
	}
}
