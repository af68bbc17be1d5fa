# METADATA
# title: URLs that callers send are restricted
# description: >-
#   A server that calls a URL which its caller chose can be sent to places that only it can reach: metadata services,
#   databases, other tenants. Restricting the value to known hosts is the first defence.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa7-server-side-request-forgery/
# custom:
#   id: openapi/ssrf-parameter
#   entity: field
#   severity: medium
#   profile: recommended
#   fix: >-
#     Limit the value by pattern or enum to https and known hosts; check the resolved address as well.
#   controls: [guide/5.strictness, OWASP-API7:2023, CWE-918]
#   params:
#     words:
#       type: array
#       description: Endings of names that say that the server calls the URL or sends the caller there.
#       default:
#         - callback
#         - callback_url
#         - callback_uri
#         - webhook
#         - webhook_url
#         - webhook_uri
#         - hook_url
#         - redirect
#         - redirect_url
#         - redirect_uri
#         - return_url
#         - return_to
#         - target_url
#         - destination_url
#         - notification_url
#         - notify_url
#         - forward_url
#         - proxy_url
#         - fetch_url
#         - source_url
#         - import_url
#         - remote_url
#         - payload_url
#         - next_url
#         - success_url
#         - cancel_url
#     hints:
#       type: array
#       description: Words in the name of a field of format uri that say so.
#       default:
#         - callback
#         - webhook
#         - hook
#         - redirect
#         - return
#         - notify
#         - notification
#         - target
#         - destination
#         - fetch
#         - import
#         - proxy
#         - forward
#         - source
#         - remote
package sealint.openapi.ssrf_parameter

import data.sealint.params

deny contains finding if {
	input.direction in {"request", "both"}
	textual
	not input.limited
	names_destination
	finding := {"message": sprintf("%s takes any URL: %q has no pattern or enum", [place, input.name]), "at": []}
}

textual if count(input.types) == 0

textual if "string" in input.types

# Callers choose where something is sent: the name says so, or it is a URL by its format or name that the server is
# likely to call.
names_destination if {
	some term in input.tail
	term in params.words
}

names_destination if {
	input.format in {"uri", "url", "iri"}
	some term in input.terms
	term in params.hints
}

place := "request" if input.kind == "property"

place := sprintf("%s %s", [input.in, input.kind]) if input.kind != "property"
