# METADATA
# title: Operations say how they refuse bad input
# description: >-
#   Clients and gateways learn from the documented errors that input is checked. An operation without any gives no
#   sign that it is.
# custom:
#   id: change/validation-error-removed
#   entity: change_operation
#   severity: low
#   profile: strict
#   fix: >-
#     Document 400 or 422 again.
#   controls: [guide/5.contract, CWE-20]
package sealint.change.validation_error_removed

deny contains finding if {
	input.status == "modified"
	input.after.kind == "path"
	count(refusals & {status | some status in input.before.statuses}) > 0
	count(refusals & {status | some status in input.after.statuses}) == 0
	finding := {
		"message": sprintf("%s %s no longer says how it refuses bad input", [input.after.method, input.after.path]),
		"at": ["responses"],
		"related": [{"ref": ["before", "responses"], "message": "before"}],
	}
}

refusals := {"400", "422", "4XX", "default"}
