# METADATA
# title: URLs that callers send are restricted
# description: >-
#   A caller who can choose a URL that the server calls can reach places that only the server can reach: metadata
#   services, databases, other tenants. If the server redirects to the URL, its users can be sent anywhere. Limiting
#   the value to known hosts is the first defence. For a URL that nobody calls, a pattern can say so as well.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa7-server-side-request-forgery/
# custom:
#   id: openapi/ssrf-parameter
#   entity: field
#   severity: medium
#   profile: recommended
#   fix: >-
#     Limit the value by pattern or enum to https and known hosts; check the resolved address as well.
#   per: definition
#   controls: [guide/5.strictness, OWASP-API7:2023, CWE-918]
#   params:
#     words:
#       type: array
#       description: Endings of names, words joined by _, that say that the value is a URL.
#       default:
#         - url
#         - uri
#         - callback
#         - webhook
#         - redirect
#         - redirect_to
#         - return_to
#         - forward_to
#         - callback_address
package sealint.openapi.ssrf_parameter

import data.sealint.lib.types
import data.sealint.params

deny contains finding if {
	input.direction in {"request", "both"}
	not input.limited
	url_valued
	types.textual(input.types)
	finding := {"message": sprintf("%s accepts any URL: %q has no pattern or enum", [place, input.name]), "at": []}
}

url_valued if {
	some term in input.tail
	term in params.words
}

url_valued if input.format in {"uri", "url", "iri"}

place := "request" if input.kind == "property"

place := sprintf("%s %s", [input.in, input.kind]) if input.kind != "property"
