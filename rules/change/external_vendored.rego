# METADATA
# title: A component of the environment stays there
# description: >-
#   The environment provided the component, and whoever operates it kept it up to date. Now the product ships it, so
#   that its makers have to. The rule is silent for versions of CycloneDX that cannot state it.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.7/json/#components_items_isExternal
# custom:
#   id: change/external-vendored
#   entity: change_component
#   severity: info
#   profile: strict
#   fix: >-
#     Judge the component like one that was added.
#   controls: [guide/6.sbom]
package sealint.change.external_vendored

import data.sealint.lib.components
import data.sealint.lib.formats

deny contains finding if {
	input.before.is_external
	input.after.is_external == false
	input.after.format == "cyclonedx"
	not formats.older(input.after.spec_version, "1.7")
	finding := {
		"message": sprintf("%s was provided by the environment; the product now ships it", [components.title(input.after)]),
		"at": ["is_external"],
		"related": [{"ref": ["before", "is_external"], "message": "before"}],
	}
}
