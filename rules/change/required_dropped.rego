# METADATA
# title: What protects a request must still be sent
# description: >-
#   A key that prevents double payments, a nonce, a signature or a consent only protects if every request has it.
#   What may be left out, attackers leave out.
# custom:
#   id: change/required-dropped
#   entity: change_value
#   severity: medium
#   profile: recommended
#   fix: >-
#     Require the field again.
#   controls: [guide/5.strictness, CWE-345, CWE-352]
#   params:
#     words:
#       type: array
#       description: Words in names of what protects a request.
#       default:
#         - idempotency
#         - nonce
#         - csrf
#         - xsrf
#         - signature
#         - consent
#         - mfa
#         - otp
package sealint.change.required_dropped

import data.sealint.lib.values
import data.sealint.params

deny contains finding if {
	input.status == "modified"
	values.sent(input)
	input.before.field.required
	not input.after.field.required
	protects(input.before.field)
	finding := values.told(sprintf("%s need no longer be sent", [input.name]), place, place)
}

protects(field) if field.category == "authentication"

protects(field) if {
	some term in field.terms
	term in params.words
}

place := ["required"] if input.after.field.kind != "property"

place := [] if input.after.field.kind == "property"
