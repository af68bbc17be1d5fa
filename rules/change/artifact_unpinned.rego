# METADATA
# title: Artifacts stay named by digest
# description: >-
#   A tag can be moved to other content by whoever can write to the registry. A digest names the content that was
#   reviewed.
# related_resources:
#   - ref: https://slsa.dev/spec/
# custom:
#   id: change/artifact-unpinned
#   entity: change_integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Name the artifact by digest again.
#   controls: [guide/6.pipeline, CWE-829]
package sealint.change.artifact_unpinned

import data.sealint.lib.manifests

deny contains finding if {
	some pair in input.artifacts
	before := input.before.artifacts[pair.before]
	after := input.after.artifacts[pair.after]
	before.by_digest
	not after.by_digest
	finding := manifests.told(sprintf("the artifact was named by digest; now it is %s, which can be moved", [after.ref]), after.at, before.at)
}
