# METADATA
# title: Licences have current SPDX ids
# description: >-
#   SPDX deprecates an id that proved ambiguous: GPL-2.0 did not say whether later versions are included, and readers
#   decided differently. Tools still accept deprecated ids, so nothing breaks while they are replaced.
# related_resources:
#   - ref: https://spdx.org/licenses/
# custom:
#   id: sbom/lic-deprecated-id
#   entity: component
#   severity: low
#   profile: strict
#   standards: [bsi-2.0, bsi-2.1, bsi-1.1]
#   fix: >-
#     Use the id that replaced it, such as GPL-2.0-only or GPL-2.0-or-later; the files of the component say which.
#   controls: [guide/6.sbom, BSI-TR-03183-2]
package sealint.sbom.lic_deprecated_id

deny contains finding if {
	some i, licence in input.licences
	count(licence.deprecated) > 0
	message := sprintf("%s has a licence with a deprecated id: %s", [input.name, concat(", ", licence.deprecated)])
	finding := {"message": message, "at": ["licences", i]}
}
