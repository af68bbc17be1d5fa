# METADATA
# title: The contract goes on saying who takes reports of security problems
# description: >-
#   Whoever finds a weakness of the API no longer learns to whom to report it, and publishes it or keeps it.
# custom:
#   id: change/reporting-contact-removed
#   entity: change_contract
#   severity: low
#   profile: recommended
#   fix: >-
#     State x-security-contact in info, a security contact in info.contact, or a security policy in externalDocs.
#   controls: [guide/7.incidents, OWASP-API9:2023, CWE-1059]
package sealint.change.reporting_contact_removed

deny contains finding if {
	input.before.security_contact
	not input.after.security_contact
	finding := {
		"message": "the contract no longer names anybody who takes reports of security problems",
		"at": ["info"],
		"related": [{"ref": ["before", "info"], "message": "before"}],
	}
}
