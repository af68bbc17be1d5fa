# METADATA
# title: Errors are described as problem details
# description: >-
#   If the body of an error has no description, clients guess how to parse it, and it often contains stack traces. RFC
#   9457 defines one form of errors for all APIs. Errors of OAuth 2.0 have a form of their own (RFC 6749 §5.2), which is
#   accepted.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc9457
# custom:
#   id: openapi/error-schema
#   entity: response
#   severity: info
#   profile: strict
#   fix: >-
#     Describe error bodies by a schema under application/problem+json.
#   controls: [guide/5.contract, OWASP-API8:2023, CWE-209]
package sealint.openapi.error_schema

deny contains finding if {
	failing
	count(input.content) == 0
	finding := {"message": "error response describes no body", "at": []}
}

deny contains finding if {
	failing
	some content in input.content
	not content.has_schema
	finding := {"message": sprintf("error response has no schema for %s", [content.media_type]), "at": []}
}

deny contains finding if {
	failing
	count(input.content) > 0
	every content in input.content {
		content.has_schema
		not content.media_type in {"application/problem+json", "application/problem+xml"}
		not content.oauth_error
	}
	finding := {"message": "error response is not in the form of problem details (RFC 9457)", "at": []}
}

failing if {
	input.operation_kind == "path"
	input.may_have_body
	not input.success # default describes successes, too, if no other response does
	regex.match(`^([45]..|default)$`, input.status)
}
