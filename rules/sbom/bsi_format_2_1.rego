# METADATA
# title: The format is one that TR-03183-2 v2.1.0 accepts
# description: >-
#   Version 2.1.0 of the guideline accepts only formats that distinguish declared from concluded licences and can name
#   the maker of every component. SPDX 2.x cannot, and a document in an older format cannot conform.
# related_resources:
#   - ref: https://www.bsi.bund.de/dok/TR-03183
# custom:
#   id: sbom/bsi-format-2-1
#   entity: sbom
#   severity: low
#   profile: standard
#   standards: [bsi-2.1]
#   fix: >-
#     Let the generator write CycloneDX 1.6 or later, or SPDX 3.0.1 or later.
#   controls: [guide/6.sbom, BSI-TR-03183-2]
package sealint.sbom.bsi_format_2_1

import data.sealint.lib.formats

# No version 2.x of SPDX is accepted.
floors := {"cyclonedx": "1.6", "spdx": "3.0.1"}

deny contains finding if {
	formats.older(input.spec_version, floors[input.format])
	message := sprintf("the format is %s %s; TR-03183-2 v2.1.0 wants CycloneDX from 1.6 or SPDX from 3.0.1", [formats.names[input.format], input.spec_version])
	finding := {"message": message, "at": ["spec_version"]}
}
