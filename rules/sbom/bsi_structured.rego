# METADATA
# title: Every component states whether it is structured
# description: >-
#   The parts of a structured archive can be extracted and examined; in a linked binary or a firmware image they
#   cannot. The guideline requires every component to state which it is. A component that only groups others has no
#   file.
# related_resources:
#   - ref: https://www.bsi.bund.de/dok/TR-03183
#   - ref: https://github.com/BSI-Bund/tr-03183-cyclonedx-property-taxonomy
# custom:
#   id: sbom/bsi-structured
#   entity: component
#   severity: low
#   profile: standard
#   standards: [bsi-2.0, bsi-2.1]
#   fix: >-
#     Add the property bsi:component:structured to the component once, with the value structured or unstructured. In
#     SPDX 3, add a relationship hasDistributionArtifact to the file, with the purpose container if it is structured,
#     and firmware if it is not.
#   controls: [guide/6.sbom, BSI-TR-03183-2]
package sealint.sbom.bsi_structured

import data.sealint.lib.properties

deny contains finding if {
	not input.spec_version in {"1.2", "2.2", "2.3"} # CycloneDX 1.2 and SPDX 2 have no field for it
	not input.logical
	count(stated) == 0
	finding := {"message": sprintf("%s does not say whether it is structured", [input.name]), "at": ["properties"]}
}

deny contains finding if {
	not input.logical
	count(stated) == 1
	value := input.properties[stated[0]].value
	not value in {"structured", "unstructured"}
	message := sprintf("%s has bsi:component:structured %q, which is neither %q nor %q", [input.name, value, "structured", "unstructured"])
	finding := {"message": message, "at": ["properties", stated[0]]}
}

deny contains finding if {
	not input.logical
	count(stated) > 1
	finding := {"message": sprintf("%s has bsi:component:structured more than once", [input.name]), "at": ["properties", stated[1]]}
}

stated := properties.indices(input.properties, "bsi:component:structured")
