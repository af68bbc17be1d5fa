# METADATA
# title: The manifest states the client id of the integration
# description: >-
#   A client without an id of its own cannot be told apart from others in logs, cannot have its own limits, and cannot
#   be revoked without affecting others.
# custom:
#   id: integration/no-client-id
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Register a client for this integration alone, and state its id in identity.clientId.
#   controls: [guide/3.identity, CWE-287]
package sealint.integration.no_client_id

deny contains finding if {
	"spec.identity.clientId" in input.absent
	input.spec.identity.method != "none"
	finding := {
		"message": "the manifest does not state which client of the provider this integration is",
		"at": ["spec", "identity", "clientId"],
	}
}
