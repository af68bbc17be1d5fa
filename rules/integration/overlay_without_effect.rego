# METADATA
# title: Every action of an overlay selects something
# description: >-
#   An overlay adds to a contract what the provider does not state, such as the classification of a field. When the
#   provider renames the field, the target of the action selects nothing, and the contract is read as if nobody had
#   classified it. The overlay goes out of date without an error.
# related_resources:
#   - ref: https://spec.openapis.org/overlay/v1.0.0.html
# custom:
#   id: integration/overlay-without-effect
#   entity: integration
#   severity: medium
#   profile: baseline
#   fix: >-
#     Correct the target, a JSONPath (RFC 9535) in the contract's own file, or remove the action. A target does not reach
#     into files to which the contract refers.
#   controls: [guide/5.contract]
package sealint.integration.overlay_without_effect

deny contains finding if {
	some i, action in input.contract.idle
	finding := {
		"message": sprintf("%s selects nothing in the contract %q", [action.name, input.contract.title]),
		"at": ["contract", "idle", i],
		"related": [{"ref": ["spec", "contract", "overlays"], "message": "the overlays of the manifest"}],
	}
}
