# METADATA
# title: The document stands by itself
# description: >-
#   A BOM-Link or DocumentRef names an element of another document, which was not looked at here. What it holds -
#   components, versions, vulnerabilities - is judged nowhere, so the result speaks of a part of the software only.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/bomlink/
#   - ref: https://spdx.github.io/spdx-spec/v2.3/document-creation-information/
# custom:
#   id: sbom/bomlink-unresolved
#   entity: sbom
#   severity: low
#   profile: strict
#   fix: Have the other document judged too, or merge what it says into this one.
#   controls: [guide/6.sbom]
package sealint.sbom.bomlink_unresolved

deny contains finding if {
	some i, link in input.bom_links
	finding := {"message": sprintf("%q is in another document, which was not checked", [link]), "at": ["bom_links", i]}
}
