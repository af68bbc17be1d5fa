# METADATA
# title: Dependencies stay pinned to a version
# description: >-
#   A range or a tag takes whatever is published next, also by somebody who has taken over the package.
# related_resources:
#   - ref: https://slsa.dev/spec/
# custom:
#   id: change/dependency-unpinned
#   entity: change_integration
#   severity: high
#   profile: baseline
#   fix: >-
#     Name the exact version that was reviewed.
#   controls: [guide/6.pipeline, CWE-829]
package sealint.change.dependency_unpinned

import data.sealint.lib.manifests

deny contains finding if {
	some pair in input.dependencies
	before := input.before.dependencies[pair.before]
	after := input.after.dependencies[pair.after]
	before.exact
	not after.exact
	finding := manifests.told(sprintf("%s was pinned to %s; now %s", [before.name, before.version, after.problem]), after.at, before.at)
}
