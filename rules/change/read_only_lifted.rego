# METADATA
# title: What only the server set stays so
# description: >-
#   A read-only property is computed or decided by the server: an owner, a balance, a state. If callers may set it,
#   they may give themselves what it stands for.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/
# custom:
#   id: change/read-only-lifted
#   entity: change_value
#   severity: high
#   profile: baseline
#   fix: >-
#     Mark the property readOnly again, or use a request schema without it.
#   controls: [guide/5.strictness, OWASP-API3:2023, CWE-915]
package sealint.change.read_only_lifted

import data.sealint.lib.values

deny contains finding if {
	input.status == "modified"
	values.sent(input)
	input.before.read_only
	not input.after.read_only
	finding := values.told(sprintf("%s was set by the server only, and callers may now set it", [input.name]), [], ["readOnly"])
}
