# METADATA
# title: Every integration has a client identity of its own
# description: >-
#   A client that has no name of its own cannot be told from others in logs, cannot be limited, and cannot be revoked
#   without taking others along.
# custom:
#   id: integration/no-client-id
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Have the provider register a client for this integration alone, and state its id in identity.clientId.
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
