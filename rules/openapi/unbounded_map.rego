# METADATA
# title: Maps in requests have a maximum size
# description: >-
#   An object that accepts members with any name is a map. Without a maximum size, one request can be as large as the
#   transport allows. Parsers, databases and everything behind them then use memory and time that other callers need.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/
# custom:
#   id: openapi/unbounded-map
#   entity: schema
#   severity: low
#   profile: recommended
#   fix: >-
#     Set maxProperties.
#   per: definition
#   controls: [guide/5.strictness, OWASP-API4:2023, CWE-770]
package sealint.openapi.unbounded_map

deny contains finding if {
	input.unknown_fields == "map"
	input.direction in {"request", "both"}
	input.whole
	not input.constraints.max_properties
	finding := {"message": "map accepts any number of members: maxProperties is missing", "at": ["maxProperties"]}
}
