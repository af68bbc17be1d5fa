# METADATA
# title: Strings in requests have a maximum length
# description: >-
#   Without a maximum size, one request can be as large as the transport allows. Parsers, databases and everything
#   behind them then use memory and time that other callers need.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/
# custom:
#   id: openapi/unbounded-string
#   entity: schema
#   severity: low
#   profile: recommended
#   fix: >-
#     Set maxLength.
#   per: definition
#   controls: [guide/5.strictness, OWASP-API4:2023, CWE-770]
package sealint.openapi.unbounded_string

deny contains finding if {
	input.direction in {"request", "both"}
	input.whole
	"string" in input.constraints.types
	not input.constraints.bounded_string
	input.constraints.format != "binary"
	not input.upload # openapi/unbounded-upload reports uploads
	finding := {"message": "string has no maximum length: no maxLength, enum, fixed format or bounded pattern", "at": ["maxLength"]}
}
