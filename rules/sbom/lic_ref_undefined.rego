# METADATA
# title: The document defines every LicenseRef that it uses
# description: >-
#   A LicenseRef has a meaning only inside its document. If the document has neither the text nor an address of that
#   licence, readers cannot tell what they may do with the component.
# related_resources:
#   - ref: https://spdx.github.io/spdx-spec/v2.3/other-licensing-information-detected/
#   - ref: https://cyclonedx.org/docs/1.6/json/
#   - ref: https://www.bsi.bund.de/dok/TR-03183
# custom:
#   id: sbom/lic-ref-undefined
#   entity: component
#   severity: medium
#   profile: recommended
#   standards: [bsi-2.0, bsi-2.1]
#   fix: >-
#     Give the text or the address of the licence beside its name (CycloneDX license.text or url), or list it under
#     hasExtractedLicensingInfos (SPDX).
#   controls: [guide/6.sbom, BSI-TR-03183-2]
package sealint.sbom.lic_ref_undefined

deny contains finding if {
	some i, licence in input.licences
	count(licence.undefined) > 0
	message := sprintf("%s has a licence of which the document gives neither text nor address: %s", [input.name, concat(", ", licence.undefined)])
	finding := {"message": message, "at": ["licences", i]}
}
