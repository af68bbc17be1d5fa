# METADATA
# title: Responses hold only what the contract describes
# description: >-
#   If a response may hold fields that nobody described, nobody notices when it holds too much.
# custom:
#   id: change/response-opened
#   entity: change_value
#   severity: low
#   profile: strict
#   fix: >-
#     Describe the new fields, and close the object again.
#   controls: [guide/4.minimization, OWASP-API3:2023]
package sealint.change.response_opened

import data.sealint.lib.values

deny contains finding if {
	input.status == "modified"
	input.direction == "response"
	input.before.limits.unknown_fields == "rejected"
	input.after.limits.unknown_fields in {"accepted", "unclosable"}
	finding := values.told(sprintf("%s may now hold fields that nobody described", [input.name]), [], [])
}
