# METADATA
# title: The document gives every licence that it names itself
# description: >-
#   A LicenseRef is a name that means something in its own document only. When the document holds neither the text nor an
#   address of that licence, the reader has a word and no terms, and cannot tell what may be done with the component.
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
#     Give the licence's text or address beside its name (CycloneDX license.text or url), or list it under
#     hasExtractedLicensingInfos (SPDX).
#   controls: [guide/6.sbom, BSI-TR-03183-2]
package sealint.sbom.lic_ref_undefined

deny contains finding if {
	some i, licence in input.licences
	count(licence.undefined) > 0
	message := sprintf("%s has a licence of which the document gives neither text nor address: %s", [input.name, concat(", ", licence.undefined)])
	finding := {"message": message, "at": ["licences", i]}
}
