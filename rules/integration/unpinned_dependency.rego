# METADATA
# title: Artifacts and dependencies are pinned
# description: >-
#   A tag, a range or a missing version can mean something else tomorrow, so that what runs is not what was reviewed. A
#   digest names exact content, an exact version names one release.
# related_resources:
#   - ref: https://slsa.dev/spec/
# custom:
#   id: integration/unpinned-dependency
#   entity: integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Name artifacts by digest (name@sha256:…) and dependencies by an exact version.
#   controls: [guide/6.pipeline, CWE-829]
package sealint.integration.unpinned_dependency

deny contains finding if {
	some artifact in input.artifacts
	not artifact.by_digest
	finding := {"message": sprintf("artifact %s is not named by digest", [artifact.ref]), "at": artifact.at}
}

deny contains finding if {
	some dependency in input.dependencies
	not dependency.exact
	finding := {"message": sprintf("dependency %s is not pinned: %s", [dependency.purl, dependency.problem]), "at": dependency.at}
}
