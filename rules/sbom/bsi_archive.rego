# METADATA
# title: Every component states whether it is an archive
# description: >-
#   An archive contains further files that may be components. The guideline requires every component to state whether
#   it is an archive, so that readers know where to look for more. A component that only groups others has no file.
# related_resources:
#   - ref: https://www.bsi.bund.de/dok/TR-03183
#   - ref: https://github.com/BSI-Bund/tr-03183-cyclonedx-property-taxonomy
# custom:
#   id: sbom/bsi-archive
#   entity: component
#   severity: low
#   profile: standard
#   standards: [bsi-2.0, bsi-2.1]
#   fix: >-
#     Add the property bsi:component:archive to the component once, with the value archive or no archive. In SPDX 3,
#     add a relationship hasDistributionArtifact to the file, with the purpose archive if it is an archive.
#   controls: [guide/6.sbom, BSI-TR-03183-2]
package sealint.sbom.bsi_archive

import data.sealint.lib.properties

deny contains finding if {
	not input.spec_version in {"1.2", "2.2", "2.3"} # CycloneDX 1.2 and SPDX 2 have no field for it
	not input.logical
	count(stated) == 0
	finding := {"message": sprintf("%s does not say whether it is an archive", [input.name]), "at": ["properties"]}
}

deny contains finding if {
	not input.logical
	count(stated) == 1
	value := input.properties[stated[0]].value
	not value in {"archive", "no archive"}
	message := sprintf("%s has bsi:component:archive %q, which is neither %q nor %q", [input.name, value, "archive", "no archive"])
	finding := {"message": message, "at": ["properties", stated[0]]}
}

deny contains finding if {
	not input.logical
	count(stated) > 1
	finding := {"message": sprintf("%s has bsi:component:archive more than once", [input.name]), "at": ["properties", stated[1]]}
}

stated := properties.indices(input.properties, "bsi:component:archive")
