# METADATA
# title: The address of a callback keeps its limits
# description: >-
#   Callers could choose the address of the callback within limits. Now they may choose any, and make the server
#   send requests to metadata services, databases and neighbours that only the server can reach.
# custom:
#   id: change/callback-unlimited
#   entity: change_operation
#   severity: high
#   profile: recommended
#   fix: >-
#     Limit the URL by pattern or enum to https and known hosts.
#   controls: [guide/5.strictness, OWASP-API7:2023, CWE-918]
package sealint.change.callback_unlimited

deny contains finding if {
	input.before.destination.limited
	input.after.destination.input != ""
	not input.after.destination.limited
	finding := {
		"message": sprintf("callers may now choose any address for the callback: %s has no pattern or enum", [input.after.destination.input]),
		"at": [],
		"related": [{"ref": ["before"], "message": "before"}],
	}
}
