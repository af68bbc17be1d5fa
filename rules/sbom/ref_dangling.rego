# METADATA
# title: Every reference names an existing element
# description: >-
#   A reference to a missing element was cut off, misspelt, or left when its element was removed. Its meaning, such as
#   a dependency or the completeness of a part, is silently lost. A reference into another document of the run is
#   followed; a DocumentRef- must be defined in externalDocumentRefs.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/
#   - ref: https://spdx.github.io/spdx-spec/v2.3/relationships-between-SPDX-elements/
# custom:
#   id: sbom/ref-dangling
#   entity: sbom
#   severity: high
#   profile: baseline
#   fix: >-
#     Correct the reference, or add the element that it names. Tools that merge or filter documents often drop one of
#     the two.
#   controls: [guide/6.sbom]
package sealint.sbom.ref_dangling

deny contains finding if {
	some i, dangling in input.dangling_refs
	message := sprintf("%q (%s) names no element of the document", [dangling.ref, dangling["in"]])
	finding := {"message": message, "at": ["dangling_refs", i]}
}

deny contains finding if {
	some i, link in input.bom_links
	link.state == "missing"
	message := sprintf("%q names no element of %s", [link.ref, input.linked_documents[link.document].path])
	finding := {"message": message, "at": ["bom_links", i]}
}

deny contains finding if {
	some i, document in input.linked_documents
	document.state == "undeclared"
	message := sprintf("%q is not defined in externalDocumentRefs", [document.name])
	finding := {"message": message, "at": ["linked_documents", i]}
}
