# METADATA
# title: No new component looks like a known one
# description: >-
#   The name of the new component differs from that of a component of the base in one letter, in two swapped letters,
#   or in a digit that looks like a letter, and another owner publishes it. Attackers publish packages under such
#   names and wait for a mistyped line. Names that differ in a number, or by a letter at an end, and packages of one
#   namespace or producer do not count.
# related_resources:
#   - ref: https://slsa.dev/spec/v1.0/threats
#   - ref: https://www.usenix.org/system/files/sec23fall-prepub-350-gu-yacong.pdf
# custom:
#   id: change/lookalike-added
#   entity: change_component
#   severity: high
#   profile: recommended
#   fix: >-
#     Check the name. If it is right, accept the finding with a waiver.
#   controls: [guide/2.threats, guide/6.sbom, CWE-1357]
package sealint.change.lookalike_added

import data.sealint.lib.components
import data.sealint.lib.text

deny contains finding if {
	input.lookalike
	finding := {
		"message": sprintf("new component %s looks like %s", [components.title(input.after), text.short(input.lookalike)]),
		"at": [],
		"related": [{"ref": ["lookalike"], "message": "the component that it looks like"}],
	}
}
