# METADATA
# title: Evidence is for a control that exists
# description: >-
#   Evidence is shown beside its control. What names no control of the guide is shown nowhere, and nobody notices that it
#   is missing.
# custom:
#   id: integration/unknown-control
#   entity: integration
#   severity: low
#   profile: baseline
#   fix: >-
#     Name a control as sealint controls lists it, such as guide/6.pipeline.
#   controls: [guide/8.attestation]
package sealint.integration.unknown_control

deny contains finding if {
	some evidence in input.evidence
	not evidence.known
	finding := {
		"message": sprintf("there is no control %q%s", [evidence.control, meant(evidence)]),
		"at": array.concat(evidence.at, ["control"]),
	}
}

meant(evidence) := sprintf(", did you mean %q?", [evidence.suggestion]) if evidence.suggestion != ""

else := ""
