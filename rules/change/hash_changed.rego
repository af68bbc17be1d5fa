# METADATA
# title: The same version has the same bytes
# description: >-
#   A published version never changes. If its digest differs, either the artefact was replaced, which is what an
#   attacker does who controls a registry or a mirror, or one of the two documents is wrong. Digests are compared by
#   the same algorithm and of the same thing; snapshots and other platforms do not count.
# related_resources:
#   - ref: https://slsa.dev/spec/v1.0/requirements
#   - ref: https://cyclonedx.org/docs/1.6/json/#components_items_hashes
# custom:
#   id: change/hash-changed
#   entity: change_component
#   severity: critical
#   profile: baseline
#   identity: [value]
#   fix: >-
#     Do not deliver the component until it is known which of the two artefacts is the right one. Fetch it again from
#     its source, and compare.
#   controls: [guide/6.sbom, guide/6.pipeline, SLSA, CWE-494]
package sealint.change.hash_changed

import data.sealint.lib.components
import data.sealint.lib.text

deny contains finding if {
	count(input.hash_changes) > 0
	change := input.hash_changes[0]
	finding := {
		"message": sprintf("%s is not the same bytes as before: its digest changed (%s)", [components.title(input.after), algorithms]),
		"at": ["hashes", change.index],
		"related": [{"ref": ["before", "hashes", change.before], "message": "before"}],
	}
}

algorithms := text.first([change.alg | some change in input.hash_changes], 3)
