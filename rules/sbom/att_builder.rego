# METADATA
# title: A trusted tool made the attested SBOM
# description: >-
#   An attestation only passes on the trust in whoever made its content. If a developer's own script wrote the SBOM and
#   a pipeline signed it, the SBOM is only as good as the script. The rule finds nothing until tools are listed.
# related_resources:
#   - ref: https://slsa.dev/spec/v1.0/
#   - ref: https://github.com/in-toto/attestation
# custom:
#   id: sbom/att-builder
#   entity: sbom
#   severity: medium
#   profile: recommended
#   fix: Make the SBOM with one of the listed tools, or have the tool reviewed and listed.
#   controls: [guide/6.sbom, SLSA]
#   params:
#     builders:
#       type: array
#       default: []
#       description: Names or vendors of the tools that may make an attested SBOM. The rule is off while the list is empty.
package sealint.sbom.att_builder

import data.sealint.params

deny contains finding if {
	input.statement
	count(params.builders) > 0
	count(input.tools) > 0
	not trusted
	names := concat(", ", [object.get(tool, "name", "a tool without a name") | some tool in input.tools])
	finding := {"message": sprintf("the attested SBOM was made by %s, not by an allowed builder", [names]), "at": ["tools", 0]}
}

deny contains finding if {
	input.statement
	count(params.builders) > 0
	count(input.tools) == 0
	finding := {"message": "the attested SBOM names no tool that made it", "at": ["tools"]}
}

trusted if {
	some tool in input.tools
	tool.name in params.builders
}

trusted if {
	some tool in input.tools
	tool.vendor in params.builders
}
