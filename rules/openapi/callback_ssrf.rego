# METADATA
# title: Callers cannot choose any callback URL
# description: >-
#   A callback whose host comes from the request is a request that the caller makes the server send: to metadata
#   services, databases and neighbours that only the server can reach.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa7-server-side-request-forgery/
# custom:
#   id: openapi/callback-ssrf
#   entity: operation
#   severity: medium
#   profile: recommended
#   fix: >-
#     Limit the URL by pattern or enum to https and known hosts, or register callback URLs beforehand.
#   controls: [guide/5.strictness, OWASP-API7:2023, CWE-918]
package sealint.openapi.callback_ssrf

deny contains finding if {
	input.destination.input != ""
	not input.destination.limited
	finding := {"message": sprintf("callers can choose any callback URL: %s has no pattern or enum", [input.destination.input]), "at": []}
}
