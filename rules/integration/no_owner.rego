# METADATA
# title: One team owns the integration
# description: >-
#   Without an owner nobody fixes problems, and people who find a vulnerability do not know whom to tell.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc9116
# custom:
#   id: integration/no-owner
#   entity: integration
#   severity: medium
#   profile: baseline
#   fix: >-
#     State the one accountable team (metadata.owner), and where to report security problems
#     (metadata.contacts.security).
#   controls: [guide/10.catalogue]
package sealint.integration.no_owner

deny contains finding if {
	"metadata.owner" in input.absent
	finding := {"message": "the manifest names no owner", "at": ["metadata", "owner"]}
}

deny contains finding if {
	trim_space(input.metadata.owner) == ""
	finding := {"message": "the manifest names no owner", "at": ["metadata", "owner"]}
}

deny contains finding if {
	"metadata.contacts.security" in input.absent
	finding := {"message": "the manifest names no contact for security problems", "at": ["metadata", "contacts", "security"]}
}

deny contains finding if {
	trim_space(input.metadata.contacts.security) == ""
	finding := {"message": "the manifest names no contact for security problems", "at": ["metadata", "contacts", "security"]}
}
