# METADATA
# title: New components can be identified
# description: >-
#   The new component has a name only: neither a package URL, a CPE name or a SWID tag, nor a digest. Nobody can look
#   it up or check what was added.
# related_resources:
#   - ref: https://github.com/package-url/purl-spec
# custom:
#   id: change/component-unidentified
#   entity: change_component
#   severity: medium
#   profile: recommended
#   fix: >-
#     State a package URL, or a digest if the component is in no registry.
#   controls: [guide/6.sbom, NTIA-2021, CISA-2026]
package sealint.change.component_unidentified

import data.sealint.lib.components

deny contains finding if {
	input.status == "added"
	count(input.after.identifiers) == 0
	count(input.after.hashes) == 0
	input.after.type != "file"
	not input.after.listing
	not input.after.logical
	finding := {
		"message": sprintf("new component %s cannot be identified", [components.title(input.after)]),
		"at": [],
		"decision": components.grouped(input),
	}
}
