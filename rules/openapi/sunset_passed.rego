# METADATA
# title: No operation is past its sunset
# description: >-
#   An operation past its sunset is still described, so it probably still answers, while nobody maintains it.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/
#   - ref: https://www.rfc-editor.org/rfc/rfc8594
# custom:
#   id: openapi/sunset-passed
#   entity: operation
#   severity: medium
#   profile: recommended
#   fix: >-
#     Remove the operation, or move x-sunset if it was postponed.
#   controls: [guide/5.versioning, OWASP-API9:2023, CWE-1059]
package sealint.openapi.sunset_passed

deny contains finding if {
	input.sunset != ""
	input.sunset < data.sealint.today
	finding := {"message": sprintf("%s %s should have been removed on %s", [input.method, input.path, input.sunset]), "at": ["x-sunset"]}
}
