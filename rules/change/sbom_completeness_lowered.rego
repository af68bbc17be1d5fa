# METADATA
# title: An SBOM stays complete
# description: >-
#   A complete composition says that what is not listed is not there. If that is withdrawn, a component that is
#   missing in the list may be in the product all the same. The same holds for the parts and the dependencies of single
#   components; these are one finding, unless another tool made the document.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/#compositions
# custom:
#   id: change/sbom-completeness-lowered
#   entity: change_sbom
#   severity: medium
#   profile: recommended
#   fix: >-
#     Find out what the generator no longer sees, and state the composition as complete again.
#   controls: [guide/6.sbom, CISA-2026]
package sealint.change.sbom_completeness_lowered

deny contains finding if {
	input.before.root_aggregate == "complete"
	now := object.get(input.after, "root_aggregate", "not stated")
	now != "complete"
	input.after.format == "cyclonedx"
	finding := {
		"message": sprintf("the parts of the product were said to be complete; now they are %s", [replace(now, "_", " ")]),
		"at": place,
		"related": [{"ref": ["before", "root_aggregate"], "message": "before"}],
	}
}

place := ["root_aggregate"] if input.after.root_aggregate

place := ["compositions"] if not input.after.root_aggregate

deny contains finding if {
	not root_lowered
	not input.tool_changed
	input.incomplete_count > 0
	input.after.format == "cyclonedx"
	finding := {
		"message": sprintf("the parts and dependencies of %d component(s) were said to be complete, and no longer are", [input.incomplete_count]),
		"at": ["compositions"],
		"related": [{"ref": ["before", "compositions"], "message": "before"}],
	}
}

root_lowered if {
	input.before.root_aggregate == "complete"
	object.get(input.after, "root_aggregate", "") != "complete"
}
