# METADATA
# title: Artifacts are signed, with provenance
# description: >-
#   A digest says that an artifact is the one that was named, not who made it or from what. A signature and the
#   provenance that the builder attests do.
# related_resources:
#   - ref: https://slsa.dev/spec/
#   - ref: https://docs.sigstore.dev/
# custom:
#   id: integration/unsigned-artifact
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Sign the artifact where it is built, have the builder attest its provenance, and state both (signature.by,
#     provenance.level).
#   controls: [guide/6.pipeline, CWE-345]
#   params:
#     min_level: {type: integer, default: 1, description: The lowest SLSA build level of an artifact's provenance. 0 asks for none.}
package sealint.integration.unsigned_artifact

import data.sealint.lib.violations
import data.sealint.params

deny contains finding if {
	some artifact in input.artifacts
	not artifact.signed
	not violations.cover(input.violations, beside(artifact, ["signature", "by"]))
	finding := {"message": sprintf("artifact %s is not signed", [artifact.ref]), "at": beside(artifact, ["signature"])}
}

deny contains finding if {
	some artifact in input.artifacts
	artifact.level < params.min_level
	not violations.cover(input.violations, beside(artifact, ["provenance", "level"]))
	finding := {
		"message": sprintf("artifact %s has %s", [artifact.ref, provenance(artifact.level)]),
		"at": beside(artifact, ["provenance"]),
	}
}

provenance(0) := "no provenance"

provenance(level) := sprintf("provenance of level %d, below %d", [level, params.min_level]) if level != 0

# The place of an artifact is that of its reference.
beside(artifact, path) := array.concat(array.slice(artifact.at, 0, count(artifact.at) - 1), path)
