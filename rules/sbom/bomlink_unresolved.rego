# METADATA
# title: The document refers to no other documents
# description: >-
#   A BOM-Link, a DocumentRef, or in SPDX 3 an import, names an element of another document, which sealint did not
#   read. Nothing checks the components, versions and vulnerabilities there, so the result covers only a part of the
#   software.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/bomlink/
#   - ref: https://spdx.github.io/spdx-spec/v2.3/document-creation-information/
# custom:
#   id: sbom/bomlink-unresolved
#   entity: sbom
#   severity: low
#   profile: strict
#   fix: >-
#     Check the other document too, or merge its content into this one.
#   controls: [guide/6.sbom]
package sealint.sbom.bomlink_unresolved

deny contains finding if {
	some i, link in input.bom_links
	finding := {"message": sprintf("%q is in another document, which was not checked", [link]), "at": ["bom_links", i]}
}
