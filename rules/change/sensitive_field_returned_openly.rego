# METADATA
# title: No new sensitive data is returned to everybody
# description: >-
#   An operation without authentication is read by anybody, automatically and completely. What it returns is public.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/
# custom:
#   id: change/sensitive-field-returned-openly
#   entity: change_operation
#   severity: critical
#   profile: baseline
#   fix: >-
#     Demand authentication, or leave the field out.
#   controls: [guide/4.minimization, OWASP-API3:2023, CWE-200, CWE-306]
package sealint.change.sensitive_field_returned_openly

import data.sealint.lib.sensitive

deny contains finding if {
	input.after.security.unauthenticated
	some i, returned in input.transfer.returned
	not sensitive.told_as_secret(returned.field)
	finding := {"message": sprintf("anybody can now read %s (%s)", [returned.field.name, sensitive.kind(returned.field)]), "at": ["returned", i], "related": [{"ref": [], "message": "returned here"}]}
}
