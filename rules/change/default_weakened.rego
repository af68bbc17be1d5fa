# METADATA
# title: Defaults stay on the safe side
# description: >-
#   Most callers never state what has a default. If the default of a check becomes false, the check is off for all
#   of them.
# custom:
#   id: change/default-weakened
#   entity: change_value
#   severity: medium
#   profile: recommended
#   fix: >-
#     Keep the safe default, and let callers that need it state the other value.
#   controls: [guide/5.strictness, CWE-1188]
#   params:
#     checks:
#       type: array
#       description: Words in names of what protects when it is true.
#       default:
#         - verify
#         - verified
#         - strict
#         - encrypt
#         - encrypted
#         - mfa
#         - require
#         - required
#         - audit
#         - secure
#     openings:
#       type: array
#       description: Words in names of what opens something when it is true.
#       default:
#         - public
#         - anonymous
#         - admin
#         - insecure
#         - unrestricted
package sealint.change.default_weakened

import data.sealint.lib.values
import data.sealint.params

deny contains finding if {
	input.status == "modified"
	values.sent(input)
	input.before.default != input.after.default
	some field in values.fields(input)
	some term in field.terms
	weaker(term, input.after.default)
	finding := values.told(sprintf("%s is now %s unless callers say otherwise", [input.name, input.after.default]), ["default"], ["default"])
}

weaker(term, value) if {
	term in params.checks
	value == "false"
}

weaker(term, value) if {
	term in params.openings
	value == "true"
}
