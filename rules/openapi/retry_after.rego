# METADATA
# title: Refused requests say when to retry
# description: >-
#   Without Retry-After, refused clients all retry at once and keep an overloaded service unavailable.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
# custom:
#   id: openapi/retry-after
#   entity: response
#   severity: low
#   profile: strict
#   fix: >-
#     Document the Retry-After header on 429 and 503.
#   controls: [guide/14.limits, OWASP-API4:2023, CWE-770]
package sealint.openapi.retry_after

deny contains finding if {
	input.operation_kind == "path"
	refuses
	not "retry-after" in input.headers
	finding := {"message": sprintf("response %s has no Retry-After header", [input.status]), "at": ["headers"]}
}

refuses if input.status == "429"

refuses if {
	input.status == "503"
	not input.numbered
}
