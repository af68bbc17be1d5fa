# METADATA
# title: Requests that rejected unknown fields still do
# description: >-
#   A server that rejects what the contract does not declare cannot be made to store or bind it. Once any field is
#   accepted, callers try the names of internal ones.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/
# custom:
#   id: change/object-opened
#   entity: change_value
#   severity: high
#   profile: baseline
#   fix: >-
#     Reject unknown fields again: additionalProperties: false, or unevaluatedProperties: false around allOf (3.1).
#   controls: [guide/5.strictness, OWASP-API3:2023, CWE-915]
package sealint.change.object_opened

import data.sealint.lib.values

deny contains finding if {
	values.limited(input)
	input.before.limits.unknown_fields == "rejected"
	input.after.limits.unknown_fields in {"accepted", "map", "unclosable"}
	message := sprintf("%s rejected unknown fields, and now %s", [input.name, takes[input.after.limits.unknown_fields]])
	finding := values.told(message, [], [])
}

takes := {
	"accepted": "takes any",
	"unclosable": "takes any",
	"map": "takes any that one schema describes",
}
