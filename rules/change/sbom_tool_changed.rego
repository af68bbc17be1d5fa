# METADATA
# title: An SBOM is made by the same tool
# description: >-
#   Another tool writes names, licences and digests in another way, so many components differ although the product is
#   the same. Rules about such details then have one finding in the document instead of one for each component. None
#   of them is silent. Another version of the same tool is no finding.
# related_resources:
#   - ref: https://scvs.owasp.org/scvs/v2-software-bill-of-materials/
# custom:
#   id: change/sbom-tool-changed
#   entity: change_sbom
#   severity: info
#   profile: recommended
#   fix: >-
#     Nothing has to be done. Read the other findings about this SBOM with the change of the tool in mind.
#   controls: [guide/6.sbom]
package sealint.change.sbom_tool_changed

import data.sealint.lib.formats
import data.sealint.lib.text

deny contains finding if {
	input.tool_changed
	finding := {
		"message": sprintf("the SBOM is made by %s, was by %s", [maker(input.after), maker(input.before)]),
		"at": ["tools"],
		"related": [{"ref": ["before", "tools"], "message": "before"}],
	}
}

maker(sbom) := sprintf("%s (%s)", [text.first([object.get(tool, "name", "a tool without a name") | some tool in sbom.tools], 3), formats.names[sbom.format]]) if {
	count(sbom.tools) > 0
}

maker(sbom) := sprintf("an unnamed tool (%s)", [formats.names[sbom.format]]) if count(sbom.tools) == 0
