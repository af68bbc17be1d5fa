# METADATA
# title: Callers cannot choose any callback URL
# description: >-
#   If the caller chooses the host of a callback, the caller makes the server send requests to metadata services,
#   databases and neighbours that only the server can reach.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa7-server-side-request-forgery/
# custom:
#   id: openapi/callback-ssrf
#   entity: operation
#   severity: medium
#   profile: recommended
#   fix: >-
#     Limit the URL by pattern or enum to https and known hosts, or let callers register callback URLs in advance.
#   controls: [guide/5.strictness, OWASP-API7:2023, CWE-918]
package sealint.openapi.callback_ssrf

deny contains finding if {
	input.destination.input != ""
	not input.destination.found
	finding := {"message": sprintf("the request has nothing at %s, which the callback URL is taken from: callers can send any URL", [input.destination.input]), "at": []}
}

deny contains finding if {
	input.destination.input != ""
	input.destination.found
	not input.destination.limited
	finding := {"message": sprintf("callers can choose any callback URL: %s has no pattern or enum", [input.destination.input]), "at": []}
}
