# METADATA
# title: Security schemes have what their type requires
# description: >-
#   A scheme without the fields that its type requires cannot be enforced: gateways ignore it or fail, each
#   differently.
# related_resources:
#   - ref: https://spec.openapis.org/oas/latest.html#security-scheme-object
# custom:
#   id: openapi/malformed-security-scheme
#   entity: security_scheme
#   severity: high
#   profile: baseline
#   grows: true
#   fix: >-
#     Add the missing field, or correct its value.
#   controls: [guide/5.contract, OWASP-API8:2023, CWE-1104]
package sealint.openapi.malformed_security_scheme

deny contains finding if {
	some fault in input.faults
	finding := {"message": sprintf("%q is malformed: %s", [input.name, fault.message]), "at": fault.at}
}
