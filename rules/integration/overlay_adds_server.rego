# METADATA
# title: Servers come from the provider
# description: >-
#   An overlay may correct the servers of a contract. Then an endpoint of the manifest fits that the provider does not
#   name, and credentials and data go to a host for which only the overlay answers.
# related_resources:
#   - ref: https://spec.openapis.org/overlay/v1.0.0.html
# custom:
#   id: integration/overlay-adds-server
#   entity: integration
#   severity: medium
#   profile: baseline
#   fix: >-
#     Have the provider name the server in the contract, or confirm by a waiver that the endpoint is the provider's.
#   controls: [guide/5.contract, OWASP-API9:2023]
package sealint.integration.overlay_adds_server

deny contains finding if {
	some i, weaker in input.contract.weakened
	weaker.kind == "server"
	some endpoint in input.contract.endpoints
	endpoint.text == weaker.name
	finding := {
		"message": sprintf("only an overlay, and not the contract, names a server for %s", [endpoint.text]),
		"at": endpoint.at,
		"related": [
			{"ref": ["contract", "weakened", i], "message": "the action of the overlay"},
			{"ref": ["contract", "weakened", i, "contract"], "message": "the servers of the contract"},
		],
	}
}
