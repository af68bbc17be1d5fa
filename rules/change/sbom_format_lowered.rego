# METADATA
# title: An SBOM keeps the version of its format
# description: >-
#   Older versions of a format lack fields, such as the life cycle in CycloneDX 1.4, so the document says less
#   without any other edit.
# related_resources:
#   - ref: https://cyclonedx.org/specification/overview/
#   - ref: https://spdx.github.io/spdx-spec/v2.3/
# custom:
#   id: change/sbom-format-lowered
#   entity: change_sbom
#   severity: low
#   profile: strict
#   fix: >-
#     Write the SBOM in the version of the format that it had.
#   controls: [guide/6.sbom]
package sealint.change.sbom_format_lowered

import data.sealint.lib.formats

deny contains finding if {
	input.after.format == input.before.format
	formats.older(input.after.spec_version, input.before.spec_version)
	finding := {
		"message": sprintf("the SBOM was %s %s, is %s, which can state less", [formats.names[input.after.format], input.before.spec_version, input.after.spec_version]),
		"at": ["spec_version"],
		"related": [{"ref": ["before", "spec_version"], "message": "before"}],
	}
}
