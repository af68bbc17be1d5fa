# METADATA
# title: The values of a host stay in the same organisation
# description: >-
#   A variable in the host of a server lists a new value, with which the server leads to a registrable domain to
#   which no server of the contract led before.
# custom:
#   id: change/server-choice-widened
#   entity: change_server
#   severity: low
#   profile: strict
#   fix: >-
#     Remove the value, or declare the host as a server of its own.
#   controls: [guide/5.strictness, OWASP-API7:2023, CWE-918]
package sealint.change.server_choice_widened

import data.sealint.lib.text

deny contains finding if {
	some choice in input.choices
	finding := {
		"message": sprintf("with the new value %q of %q, the server %s leads to %s", [text.short(choice.value), choice.variable, input.after.template, choice.host]),
		"at": ["variables", choice.variable, "enum"],
		"related": [{"ref": ["before", "variables", choice.variable, "enum"], "message": "before"}],
	}
}
