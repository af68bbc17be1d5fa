# METADATA
# title: The manifest lists every operation that its proofs call
# description: >-
#   Pact files and Arazzo descriptions show which operations an integration calls. An operation that they call and the
#   manifest does not list is used without review: least privilege, the kinds of data and the endpoints are computed
#   without it.
# related_resources:
#   - ref: https://docs.pact.io/
#   - ref: https://spec.openapis.org/arazzo/latest.html
# custom:
#   id: integration/unlisted-call
#   entity: integration
#   severity: medium
#   profile: recommended
#   identity: [message]
#   fix: >-
#     List the operation in contract.operations. If the integration no longer calls it, remove the call from the proof.
#   controls: [guide/3.scopes, guide/2.inventory, OWASP-API9:2023]
package sealint.integration.unlisted_call

deny contains finding if {
	count(input.contract.undefined) == 0 # an undefined operation may be the one that is called
	some i, call in input.usage.unlisted
	finding := {
		"message": sprintf("proofs call %s, but contract.operations does not list it", [call.name]),
		"at": ["spec", "contract", "operations"],
		"related": [{"ref": ["usage", "unlisted", i], "message": shown(call)}],
	}
}

shown(call) := "the call" if call.calls == 1

shown(call) := sprintf("the first of %d calls", [call.calls]) if call.calls > 1
