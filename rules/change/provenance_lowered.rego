# METADATA
# title: Artifacts keep their signature and provenance
# description: >-
#   A signature says who built an artifact, and provenance says how. Less of it is the first trace of an artifact that
#   somebody else built.
# related_resources:
#   - ref: https://slsa.dev/spec/
#   - ref: https://docs.sigstore.dev/
# custom:
#   id: change/provenance-lowered
#   entity: change_integration
#   severity: high
#   profile: recommended
#   fix: >-
#     Build and sign the artifact in the former pipeline.
#   controls: [guide/6.pipeline, CWE-345]
package sealint.change.provenance_lowered

import data.sealint.lib.manifests
import data.sealint.lib.violations

deny contains finding if {
	some pair in input.artifacts
	input.before.artifacts[pair.before].signed
	after := input.after.artifacts[pair.after]
	not after.signed
	not violations.cover(input.after.violations, beside(after, ["signature", "by"]))
	finding := told(sprintf("%s was signed; now it is not", [named(after)]), pair, ["signature", "by"])
}

deny contains finding if {
	some pair in input.artifacts
	before := input.before.artifacts[pair.before]
	after := input.after.artifacts[pair.after]
	after.level < before.level
	not violations.cover(input.after.violations, beside(after, ["provenance", "level"]))
	message := sprintf("%s had provenance of level %d, now %s", [named(after), before.level, level(after.level)])
	finding := told(message, pair, ["provenance", "level"])
}

deny contains finding if {
	some pair in input.signers_changed
	after := input.after.artifacts[pair.after]
	after.signed # otherwise it is told that it is not
	finding := told(sprintf("%s was signed by %s, now by %s", [named(after), pair.was, pair.now]), pair, ["signature", "identity"])
}

level(0) := "none"

level(n) := sprintf("%d", [n]) if n != 0

named(artifact) := artifact.name if artifact.name != ""

named(artifact) := artifact.ref if artifact.name == ""

told(message, pair, field) := manifests.told(
	message,
	beside(input.after.artifacts[pair.after], field),
	beside(input.before.artifacts[pair.before], field),
)

beside(artifact, path) := array.concat(array.slice(artifact.at, 0, count(artifact.at) - 1), path)
