# METADATA
# title: An optional component stays optional
# description: >-
#   The component was optional or excluded, so it did not reach users. Now it is delivered, and its vulnerabilities
#   count.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/#components_items_scope
# custom:
#   id: change/scope-required
#   entity: change_component
#   severity: low
#   profile: strict
#   fix: >-
#     Judge the component like one that was added.
#   controls: [guide/6.sbom]
package sealint.change.scope_required

import data.sealint.lib.components

deny contains finding if {
	input.before.scope in {"optional", "excluded"}
	not object.get(input.after, "scope", "required") in {"optional", "excluded"}
	finding := {
		"message": sprintf("%s was %s; it is now delivered", [components.title(input.after), input.before.scope]),
		"at": ["scope"],
		"related": [{"ref": ["before", "scope"], "message": "before"}],
	}
}
