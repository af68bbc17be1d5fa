# METADATA
# title: Linked documents are part of the run
# description: >-
#   A BOM-Link, an external reference of type bom, a DocumentRef, or in SPDX 3 an import, names another document, which
#   sealint did not read. Nothing checks the components, versions and vulnerabilities there, so the result covers only a
#   part of the software.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/bomlink/
#   - ref: https://spdx.github.io/spdx-spec/v2.3/document-creation-information/
# custom:
#   id: sbom/bomlink-unresolved
#   entity: sbom
#   severity: low
#   profile: strict
#   fix: >-
#     Check the other document in the same run, or merge its content into this one. sealint finds it by its serial number
#     and version, by its namespace, or by a relative path.
#   controls: [guide/6.sbom]
package sealint.sbom.bomlink_unresolved

deny contains finding if {
	some i, document in input.linked_documents
	document.state == "elsewhere"
	message := sprintf("%q is a document that was not checked: it is not part of the run", [object.get(document, "uri", document.name)])
	finding := {"message": message, "at": ["linked_documents", i]}
}
