# METADATA
# title: Every listed field is in the contract
# description: >-
#   The manifest states how sensitive fields are classified and masked. A path that leads to no field of the used
#   operations protects nothing, and the field that was meant is not listed.
# custom:
#   id: integration/undefined-field
#   entity: integration
#   severity: medium
#   profile: baseline
#   fix: >-
#     Correct the path in data.fields: a JSON Pointer in the body, such as /customer/email, or the name of a parameter
#     or response header. Remove it if the field no longer exists.
#   controls: [guide/4.minimization, guide/5.contract]
package sealint.integration.undefined_field

deny contains finding if {
	not input.contract.operations_unread
	count(input.contract.undefined) == 0 # an undefined operation may have the field
	some i, field in input.contract.fields
	field.state == "absent"
	finding := {
		"message": concat("", [sprintf("no used operation has the field %s", [field.path]), suggestion(field)]),
		"at": ["spec", "data", "fields", i, "path"],
	}
}

suggestion(field) := sprintf(", did you mean %s?", [field.suggestion]) if field.suggestion != ""

else := ""
