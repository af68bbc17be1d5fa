# METADATA
# title: Callers cannot choose further roles, scopes and states
# description: >-
#   A new value of a role, scope or state is a new right or a new way through the code behind. Somebody should have
#   meant that. A scope that a security scheme of the contract declares is told there, if it is a broad one.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/
# custom:
#   id: change/enum-widened
#   entity: change_value
#   severity: low
#   profile: recommended
#   fix: >-
#     Check who may send the new value, and that the server checks it.
#   controls: [guide/5.strictness, OWASP-API3:2023, CWE-269]
#   params:
#     terms:
#       type: array
#       description: >-
#         Words at the end of names of values that decide what is allowed. Other types, such as that of an event,
#         decide nothing.
#       default:
#         - role
#         - scope
#         - permission
#         - state
#         - grant
#         - access_level
#         - permission_level
#         - account_type
#         - actor_type
#         - grant_type
#         - member_type
#         - role_type
#         - user_type
package sealint.change.enum_widened

import data.sealint.lib.text
import data.sealint.lib.values
import data.sealint.params

deny contains finding if {
	values.limited(input)
	input.before.limits.listed
	input.after.limits.listed
	count(input.before.limits.enum) > 0
	known := {value | some value in input.before.limits.enum} # a list would be searched for each value
	added := [value | some value in input.after.limits.enum; not value in known; not declared(value)]
	count(added) > 0
	some field in input.fields
	some term in field.tail
	term in params.terms
	finding := values.told(sprintf("%s may now also be %s", [input.name, text.first([text.short(value) | some value in added], 5)]), ["enum"], ["enum"])
}

declared(value) if {
	value in input.scopes
	some field in input.fields
	some term in field.tail
	term in {"scope", "scopes"}
}
