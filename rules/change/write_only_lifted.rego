# METADATA
# title: What was never sent back stays so
# description: >-
#   A property that callers only write, such as a PIN, is protected by never leaving the server. Once a response has
#   it, whoever can read the object has it.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/
# custom:
#   id: change/write-only-lifted
#   entity: change_value
#   severity: high
#   profile: baseline
#   fix: >-
#     Mark the property writeOnly again, or use a response schema without it.
#   controls: [guide/4.minimization, OWASP-API3:2023, CWE-200]
package sealint.change.write_only_lifted

import data.sealint.lib.secrets
import data.sealint.lib.values

deny contains finding if {
	input.status == "modified"
	values.received(input)
	input.before.write_only
	not input.after.write_only
	not secrets.returned(input) # that is worse
	finding := values.told(sprintf("%s was never sent back, and now may be", [input.name]), [], ["writeOnly"])
}
