# METADATA
# title: Artifacts are signed and have provenance
# description: >-
#   A digest shows that an artifact is the one that was named, but not who made it or from which source. A signature
#   and the attested provenance show this.
# related_resources:
#   - ref: https://slsa.dev/spec/
#   - ref: https://docs.sigstore.dev/
# custom:
#   id: integration/unsigned-artifact
#   entity: integration
#   severity: medium
#   profile: recommended
#   fix: >-
#     Sign the artifact where it is built, let the builder attest its provenance, and state both (signature.by,
#     provenance.level).
#   controls: [guide/6.pipeline, CWE-345]
#   params:
#     min_level: {type: integer, default: 1, description: "The lowest SLSA build level of an artifact's provenance; 0: none."}
package sealint.integration.unsigned_artifact

import data.sealint.lib.violations
import data.sealint.params

deny contains finding if {
	some artifact in input.artifacts
	not artifact.signed
	not violations.cover(input.violations, beside(artifact, ["signature", "by"]))
	finding := {"message": sprintf("artifact %s %s", [artifact.ref, unsigned(artifact)]), "at": beside(artifact, where(artifact))}
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

unsigned(artifact) := sprintf("is signed by %q, which is no signer that sealint knows; such as sigstore, notation or gpg", [artifact.signer]) if artifact.signer != ""

else := "is not signed"

where(artifact) := ["signature", "by"] if artifact.signer != ""

else := ["signature"]

provenance(0) := "no provenance"

provenance(level) := sprintf("provenance of level %d, below %d", [level, params.min_level]) if level != 0

# The place of an artifact is the place of its reference; other fields are beside it.
beside(artifact, path) := array.concat(array.slice(artifact.at, 0, count(artifact.at) - 1), path)
