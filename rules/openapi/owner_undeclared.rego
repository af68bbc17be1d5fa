# METADATA
# title: The contract states its owner and a security contact
# description: >-
#   People who find a problem must know whom to tell. Without a contact, and without a way to report security problems,
#   reports get lost or become public.
# related_resources:
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/
#   - ref: https://www.rfc-editor.org/rfc/rfc9116
# custom:
#   id: openapi/owner-undeclared
#   entity: contract
#   severity: info
#   profile: strict
#   fix: >-
#     Fill info.contact, and name a security contact (info.x-security-contact, or a link to the security policy).
#   controls: [guide/10.catalogue, OWASP-API9:2023, CWE-1059]
package sealint.openapi.owner_undeclared

deny contains finding if {
	not input.contact
	finding := {"message": "info has no contact", "at": ["info", "contact"]}
}

deny contains finding if {
	input.contact
	not reachable
	finding := {"message": "info.contact has neither email nor url", "at": ["info", "contact"]}
}

deny contains finding if {
	not input.security_contact
	finding := {"message": "the contract does not say how to report a security problem", "at": ["info", "x-security-contact"]}
}

reachable if input.contact.email != ""

reachable if input.contact.url != ""
