# METADATA
# title: Responses have a schema
# description: >-
#   A response without a schema may contain anything, including internal fields, and nothing can detect that it leaks.
#   A response that describes a body where HTTP allows none misleads every generated client.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc9110#section-6.4.1
# custom:
#   id: openapi/response-without-schema
#   entity: response
#   severity: low
#   profile: recommended
#   fix: >-
#     Describe the body by a schema; remove the body of 204, 304 and HEAD.
#   controls: [guide/5.contract, OWASP-API3:2023, CWE-1059]
package sealint.openapi.response_without_schema

deny contains finding if {
	input.operation_kind == "path"
	input.may_have_body
	some content in input.content
	not content.has_schema
	not content.binary
	structured(content.media_type)
	finding := {"message": sprintf("response %s has no schema for %s", [input.status, content.media_type]), "at": place}
}

deny contains finding if {
	input.operation_kind == "path"
	input.may_have_body
	input.reads
	input.status in {"200", "2XX"}
	count(input.content) == 0
	finding := {"message": sprintf("response %s of %s describes no body", [input.status, input.method]), "at": []}
}

deny contains finding if {
	not input.may_have_body
	count(input.content) > 0
	finding := {"message": sprintf("response %s of %s describes a body, but HTTP allows none", [input.status, input.method]), "at": []}
}

place := []

structured(type) if regex.match(`json|xml|yaml|^$|\*`, type)
