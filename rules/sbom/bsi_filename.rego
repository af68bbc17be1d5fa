# METADATA
# title: Every component states its file name
# description: >-
#   A package has a name in its registry, and an installed file has a name on the disk. Only the file name lets
#   somebody who finds a file tell to which component of the document it belongs. A component that only groups others
#   has no file.
# related_resources:
#   - ref: https://www.bsi.bund.de/dok/TR-03183
#   - ref: https://github.com/BSI-Bund/tr-03183-cyclonedx-property-taxonomy
# custom:
#   id: sbom/bsi-filename
#   entity: component
#   severity: low
#   profile: standard
#   standards: [bsi-2.0, bsi-2.1]
#   fix: >-
#     Add the property bsi:component:filename to the component once, with the name that its file has when it is
#     delivered. In SPDX 3, add a relationship hasDistributionArtifact to the file.
#   controls: [guide/6.sbom, BSI-TR-03183-2]
package sealint.sbom.bsi_filename

import data.sealint.lib.properties

# SPDX has a field for the file name, CycloneDX 1.2 has neither one nor properties.
deny contains finding if {
	input.spec_version != "1.2"
	not input.logical
	not input.file_name
	count(stated) == 0
	finding := {"message": sprintf("%s does not state its file name", [input.name]), "at": ["properties"]}
}

deny contains finding if {
	not input.logical
	count(stated) == 1
	trim_space(input.properties[stated[0]].value) == ""
	finding := {"message": sprintf("%s has an empty bsi:component:filename", [input.name]), "at": ["properties", stated[0]]}
}

deny contains finding if {
	not input.logical
	count(stated) > 1
	finding := {"message": sprintf("%s has bsi:component:filename more than once", [input.name]), "at": ["properties", stated[1]]}
}

stated := properties.indices(input.properties, "bsi:component:filename")
