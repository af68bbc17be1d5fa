# METADATA
# title: Responses state the rest of the rate limit
# description: >-
#   A client that sees its remaining quota can slow down in time. Other clients notice the limit only when they are
#   refused, after the overload has affected everybody. A range 4XX includes
#   429 if the operation has no response of its own for it.
# related_resources:
#   - ref: https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
# custom:
#   id: openapi/rate-limit-headers
#   entity: response
#   severity: low
#   profile: strict
#   fix: >-
#     Document RateLimit and RateLimit-Policy, or the X-RateLimit family, on successful responses, and on 429 or 4XX.
#   controls: [guide/14.limits, OWASP-API4:2023, CWE-770]
package sealint.openapi.rate_limit_headers

deny contains finding if {
	input.operation_kind == "path"
	expected
	not stated
	finding := {"message": sprintf("response %s has no RateLimit header", [input.status]), "at": ["headers"]}
}

stated if {
	some header in input.headers
	regex.match(`^(x-)?rate-?limit(-.*)?$|^x-(app-)?rate-limit|^x-.*-ratelimit`, header)
}

expected if regex.match(`^2..$`, input.status)

expected if input.too_many_requests
