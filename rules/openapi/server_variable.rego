# METADATA
# title: Variables of servers are well defined
# description: >-
#   If a variable is not declared, or its default is not among its values, each tool builds a different URL. An unused
#   variable is a mistake in the URL or in the declaration.
# related_resources:
#   - ref: https://spec.openapis.org/oas/latest.html#server-variable-object
# custom:
#   id: openapi/server-variable
#   entity: server
#   severity: medium
#   profile: recommended
#   grows: true
#   fix: >-
#     Declare each variable with a default that is among its values, and remove unused variables.
#   controls: [guide/5.contract, OWASP-API9:2023]
package sealint.openapi.server_variable

deny contains finding if {
	some variable in input.variables
	not variable.declared
	finding := {"message": sprintf("variable %q is not declared", [variable.name]), "at": ["url"], "decision": json.marshal([input.template, variable.name])}
}

deny contains finding if {
	some name in input.unused_variables
	finding := {"message": sprintf("variable %q is not used in the URL", [name]), "at": ["variables", name], "decision": json.marshal([input.template, name])}
}

deny contains finding if {
	some variable in input.variables
	variable.limited
	count(variable.enum) == 0
	finding := {
		"message": sprintf("variable %q has an empty enum", [variable.name]),
		"at": ["variables", variable.name, "enum"],
		"decision": json.marshal([input.template, variable.name]),
	}
}

deny contains finding if {
	some variable in input.variables
	count(variable.enum) > 0
	not variable.default in variable.enum
	finding := {
		"message": sprintf("the default %q of variable %q is not in its enum", [variable.default, variable.name]),
		"at": ["variables", variable.name, "default"],
		"decision": json.marshal([input.template, variable.name]),
	}
}
