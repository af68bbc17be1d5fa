# METADATA
# title: The format is one that TR-03183-2 v2.0.0 accepts
# description: >-
#   Version 2.0.0 of the guideline asks for fields that older formats do not have, so a document in an older format
#   cannot conform. Version 2.0.0 still applies to products that were delivered under it and have not changed since.
# related_resources:
#   - ref: https://www.bsi.bund.de/dok/TR-03183
# custom:
#   id: sbom/bsi-format-2-0
#   entity: sbom
#   severity: low
#   profile: standard
#   standards: [bsi-2.0]
#   fix: >-
#     Let the generator write CycloneDX 1.5 or later, or SPDX 2.2.1 or later.
#   controls: [guide/6.sbom, BSI-TR-03183-2]
package sealint.sbom.bsi_format_2_0

import data.sealint.lib.formats

# SPDX documents do not distinguish 2.2 from 2.2.1, so 2.2 is accepted.
floors := {"cyclonedx": "1.5", "spdx": "2.2"}

deny contains finding if {
	formats.older(input.spec_version, floors[input.format])
	message := sprintf("the format is %s %s; TR-03183-2 v2.0.0 wants CycloneDX from 1.5 or SPDX from 2.2.1", [formats.names[input.format], input.spec_version])
	finding := {"message": message, "at": ["spec_version"]}
}
