# METADATA
# title: Numbers in requests state their format
# description: >-
#   Without a format, one side may read a number into 32 bits and the other into 64, or a price into a binary fraction.
#   Values that do not fit are silently changed. An integer whose minimum and maximum fit into 32 bits needs none.
# related_resources:
#   - ref: https://spec.openapis.org/registry/format/
# custom:
#   id: openapi/number-format
#   entity: schema
#   severity: low
#   profile: strict
#   fix: >-
#     State int32, int64, float, double or decimal.
#   per: definition
#   controls: [guide/5.contract, OWASP-API8:2023, CWE-681]
package sealint.openapi.number_format

deny contains finding if {
	input.direction in {"request", "both"}
	input.whole
	input.constraints.format == ""
	not input.constraints.enumerated
	some numeric in ["integer", "number"]
	numeric in input.types
	not narrow(numeric)
	finding := {"message": sprintf("%s has no format", [numeric]), "at": ["format"]}
}

narrow("integer") if {
	input.constraints.minimum >= -2147483648
	input.constraints.maximum <= 2147483647
}
