# METADATA
# title: Responses return no more sensitive data than before
# description: >-
#   Each sensitive field that a response gains is data that more callers, logs and caches hold.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/
# custom:
#   id: change/sensitive-field-returned
#   entity: change_operation
#   severity: high
#   profile: baseline
#   fix: >-
#     Return the field only to those who need it, masked if a part of it is enough.
#   controls: [guide/4.minimization, OWASP-API3:2023, CWE-200]
package sealint.change.sensitive_field_returned

import data.sealint.lib.sensitive

deny contains finding if {
	not input.after.security.unauthenticated # that is worse
	some i, returned in input.transfer.returned
	not sensitive.told_as_secret(returned.field)
	finding := {"message": sprintf("%s (%s) is now returned", [returned.field.name, sensitive.kind(returned.field)]), "at": ["returned", i], "related": [{"ref": [], "message": "returned here"}]}
}
