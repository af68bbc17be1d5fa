# METADATA
# title: Arrays in requests have a maximum length
# description: >-
#   Without a maximum size, one request can be as large as the transport allows. Parsers, databases and everything
#   behind them then use memory and time that other callers need.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/
# custom:
#   id: openapi/unbounded-array
#   entity: schema
#   severity: low
#   profile: recommended
#   fix: >-
#     Set maxItems.
#   per: definition
#   controls: [guide/5.strictness, OWASP-API4:2023, CWE-770]
package sealint.openapi.unbounded_array

deny contains finding if {
	input.direction in {"request", "both"}
	input.whole
	"array" in input.constraints.types
	not input.constraints.bounded_array
	finding := {"message": "array has no maximum length: maxItems is missing", "at": ["maxItems"]}
}
