# METADATA
# title: The format is one that TR-03183-2 v2.1.0 accepts
# description: >-
#   Version 2.1.0 of the guideline takes only formats that can tell declared from concluded licences and name the
#   maker of every component. No SPDX 2.x can, and a document in a format that is too old does not conform whatever
#   it says.
# related_resources:
#   - ref: https://www.bsi.bund.de/dok/TR-03183
# custom:
#   id: sbom/bsi-format-2-1
#   entity: sbom
#   severity: low
#   profile: standard
#   standards: [bsi-2.1]
#   fix: Have the generator write CycloneDX from 1.6 or SPDX from 3.0.1.
#   controls: [guide/6.sbom, BSI-TR-03183-2]
package sealint.sbom.bsi_format_2_1

import data.sealint.lib.formats

# No 2.x of SPDX is enough.
floors := {"cyclonedx": "1.6", "spdx": "3.0"}

deny contains finding if {
	formats.older(input.spec_version, floors[input.format])
	message := sprintf("the format is %s %s; TR-03183-2 v2.1.0 wants CycloneDX from 1.6 or SPDX from 3.0.1", [formats.names[input.format], input.spec_version])
	finding := {"message": message, "at": ["spec_version"]}
}
