# METADATA
# title: The document is in a current version of its format
# description: >-
#   An old version of a format lacks fields that SBOMs need today, such as vulnerabilities, signatures or authors.
#   Tools also stop reading old versions, so the document becomes unreadable before the software is old.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
#   - ref: https://cyclonedx.org/specification/overview/
# custom:
#   id: sbom/version-old
#   entity: sbom
#   severity: low
#   profile: standard
#   standards: [cisa-2026]
#   fix: >-
#     Let the generator write a newer version of the format.
#   controls: [guide/6.sbom, CISA-2026]
#   params:
#     cyclonedx: {type: string, default: "1.4", description: "The oldest version of CycloneDX that is accepted."}
#     spdx: {type: string, default: "2.2", description: "The oldest version of SPDX that is accepted."}
package sealint.sbom.version_old

import data.sealint.lib.formats
import data.sealint.params

deny contains finding if {
	floors := {"cyclonedx": params.cyclonedx, "spdx": params.spdx}
	oldest := floors[input.format]
	formats.older(input.spec_version, oldest)
	message := sprintf("the format is %s %s, older than %s", [formats.names[input.format], input.spec_version, oldest])
	finding := {"message": message, "at": ["spec_version"]}
}
