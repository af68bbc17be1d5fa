# METADATA
# title: The same people answer for the integration
# description: >-
#   A new owner has to know that he is one. Without a contact, who finds a weakness tells it to nobody, or to
#   everybody.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc9116
# custom:
#   id: change/owner-changed
#   entity: change_integration
#   severity: low
#   profile: recommended
#   fix: >-
#     Let the new owner approve the change, and keep contacts.security.
#   controls: [guide/10.catalogue]
package sealint.change.owner_changed

import data.sealint.lib.manifests

deny contains finding if some finding in manifests.findings(input, weaker)

weaker contains {"at": owner, "message": sprintf("%s answered for the integration, now %s", [before, after])} if {
	before := input.before.metadata.owner
	after := input.after.metadata.owner
	lower(trim_space(after)) != lower(trim_space(before))
}

weaker contains {"at": owner, "message": sprintf("%s answered for the integration; the manifest no longer says who does", [before])} if {
	before := input.before.metadata.owner
	manifests.dropped(input, owner)
}

weaker contains {"at": at, "message": "the manifest no longer says to whom security problems are reported"} if {
	at := ["metadata", "contacts", "security"]
	manifests.dropped(input, at)
}

owner := ["metadata", "owner"]
