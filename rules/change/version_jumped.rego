# METADATA
# title: No component skips a major version unnoticed
# description: >-
#   The first number of the version grew by two or more. Such a step often means another code base, sometimes other
#   maintainers, and deserves a look.
# related_resources:
#   - ref: https://semver.org/
# custom:
#   id: change/version-jumped
#   entity: change_component
#   severity: info
#   profile: strict
#   fix: >-
#     Read what changed between the versions, and who released them.
#   controls: [guide/6.sbom]
package sealint.change.version_jumped

import data.sealint.lib.components
import data.sealint.lib.text

deny contains finding if {
	input.major_step >= 2
	finding := {
		"message": sprintf("%s jumped from %s to %s", [
			text.short(input.after.name),
			text.short(components.version(input.before)),
			text.short(components.version(input.after)),
		]),
		"at": components.version_place(input.after),
		"related": [{"ref": array.concat(["before"], components.version_place(input.before)), "message": "before"}],
	}
}
