# METADATA
# title: Strings in requests have a form
# description: >-
#   A string that may be anything is where injections begin. A format, pattern or enumeration lets the gateway refuse
#   what cannot be right before any code sees it.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa8-security-misconfiguration/
# custom:
#   id: openapi/unrestricted-string
#   entity: schema
#   severity: low
#   profile: strict
#   fix: >-
#     State format, pattern, enum or const.
#   per: definition
#   controls: [guide/5.strictness, OWASP-API8:2023, CWE-20]
package sealint.openapi.unrestricted_string

deny contains finding if {
	input.direction in {"request", "both"}
	input.whole
	input.constraints.types == ["string"]
	not input.constraints.restricted
	not input.upload
	finding := {"message": "string accepts any value: it has no format, pattern, enum or const", "at": ["pattern"]}
}
