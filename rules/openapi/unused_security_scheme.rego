# METADATA
# title: Every declared security scheme is used
# description: >-
#   An unused scheme is left over, or was forgotten at an operation.
# custom:
#   id: openapi/unused-security-scheme
#   entity: security_scheme
#   severity: info
#   profile: strict
#   grows: true
#   fix: >-
#     Require it where it belongs, or remove it.
#   controls: [guide/5.contract]
package sealint.openapi.unused_security_scheme

deny contains finding if {
	not input.demanded
	finding := {"message": sprintf("%q is declared, but nothing requires it", [input.name]), "at": []}
}
