# METADATA
# title: A new direct dependency is noticed
# description: >-
#   The product itself now depends on the component. Somebody decided that, and should have looked at its licence,
#   its makers and its age. Where it takes the place of a package of the same name, change/package-relocated tells that.
# related_resources:
#   - ref: https://scvs.owasp.org/scvs/v5-component-analysis/
# custom:
#   id: change/dependency-added-direct
#   entity: change_component
#   severity: info
#   profile: strict
#   fix: >-
#     Nothing has to be done if the dependency is wanted.
#   controls: [guide/6.sbom]
package sealint.change.dependency_added_direct

import data.sealint.lib.components

deny contains finding if {
	input.status == "added"
	input.after.reach == "direct"
	not input.relocated # package-relocated tells it
	finding := {"message": sprintf("new direct dependency %s", [components.title(input.after)]), "at": []}
}
