# METADATA
# title: Numbers in requests have limits
# description: >-
#   A number without limits can overflow, become a negative quantity, ask for a page of a billion rows or start an
#   endless loop. Only the authors know what the API can handle, unless the contract says it.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/
# custom:
#   id: openapi/unbounded-number
#   entity: schema
#   severity: low
#   profile: recommended
#   fix: >-
#     Set minimum and maximum.
#   per: definition
#   controls: [guide/5.strictness, OWASP-API4:2023, CWE-1284]
package sealint.openapi.unbounded_number

deny contains finding if {
	input.direction in {"request", "both"}
	input.whole
	not input.constraints.bounded_number
	some numeric in ["number", "integer"]
	numeric in input.constraints.types
	finding := {"message": sprintf("%s has no %s", [numeric, lacking]), "at": [place]}
}

lacking := "minimum and no maximum" if {
	not input.constraints.minimum
	not input.constraints.maximum
}

lacking := "maximum" if {
	input.constraints.minimum
	not input.constraints.maximum
}

lacking := "minimum" if input.constraints.maximum

place := "minimum" if input.constraints.maximum

place := "maximum" if not input.constraints.maximum
