# METADATA
# title: A pinned component stays pinned
# description: >-
#   The component had one version. Now the document names several, or none, so that nobody can say which code is
#   delivered, and an attacker who publishes a new release gets in without another change.
# related_resources:
#   - ref: https://slsa.dev/spec/v1.0/requirements
#   - ref: https://www.bsi.bund.de/dok/TR-03183
# custom:
#   id: change/pin-worsened
#   entity: change_component
#   severity: high
#   profile: baseline
#   identity: [value]
#   fix: >-
#     State the version, digest or commit that was resolved when the artefact was built.
#   controls: [guide/6.sbom, guide/6.pipeline, SCVS-5.6]
package sealint.change.pin_worsened

import data.sealint.lib.components
import data.sealint.lib.text

deny contains finding if {
	input.status == "modified"
	not input.after.is_external
	not input.after.is_root # it is no dependency
	not input.after.version_state == "not_applicable"
	not components.by_tag(input)
	not input.after.by_digest
	components.pinned(input.before)
	not components.pinned(input.after)
	finding := {
		"message": sprintf("%s was pinned to %s; now it has %s", [text.short(input.after.name), text.short(components.version(input.before)), now]),
		"at": place,
		"related": [{"ref": array.concat(["before"], place_before), "message": "before"}],
	}
}

default now := "no version"

now := sprintf("the floating version %q", [text.short(input.after.version)]) if {
	input.after.version
	not input.after.pin.exact
}

now := sprintf("the floating version %q in its package URL", [text.short(input.after.purl.version)]) if {
	in_purl
}

place := ["purl"] if in_purl

place := components.version_place(input.after) if not in_purl

place_before := ["purl"] if was_in_purl

place_before := components.version_place(input.before) if not was_in_purl

was_in_purl if {
	in_purl
	input.before.purl.version
}

in_purl if {
	not stated_range
	input.after.purl_pin.exact == false
}

stated_range if {
	input.after.version
	not input.after.pin.exact
}
