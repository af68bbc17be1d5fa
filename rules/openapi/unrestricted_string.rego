# METADATA
# title: Strings in requests have a restricted form
# description: >-
#   Injection attacks use strings that may contain anything. With a format, pattern or enumeration the gateway refuses
#   wrong values before any code sees them.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa8-security-misconfiguration/
# custom:
#   id: openapi/unrestricted-string
#   entity: schema
#   severity: low
#   profile: strict
#   fix: >-
#     Set format, pattern, enum or const.
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
