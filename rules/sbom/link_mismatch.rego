# METADATA
# title: Links to other documents name the version that is there
# description: >-
#   A BOM-Link names one version of another document, and a digest names one content. If the run has the document in another
#   version or with other content, it was changed after the link was made. Components and statements that the author of
#   the link saw may be gone, and a vulnerability statement for the old version says nothing about the new one.
# related_resources:
#   - ref: https://cyclonedx.org/capabilities/bomlink/
#   - ref: https://spdx.github.io/spdx-spec/v2.3/document-creation-information/#66-external-document-references-field
# custom:
#   id: sbom/link-mismatch
#   entity: sbom
#   severity: medium
#   profile: recommended
#   fix: >-
#     Compare the other document with what the link was made for. Then update the version or the digest in the link, or
#     bring the right version of the document.
#   controls: [guide/6.sbom]
package sealint.sbom.link_mismatch

deny contains finding if {
	some i, document in input.linked_documents
	document.state == "other-version"
	versions := concat(", ", [sprintf("%d", [version]) | some version in document.versions])
	message := sprintf("%q: the run has the document only in version %s (%s)", [document.name, versions, document.path])
	finding := {"message": message, "at": ["linked_documents", i]}
}

deny contains finding if {
	some i, document in input.linked_documents
	some j, digest in document.digests
	digest.state == "differs"
	message := sprintf("%s %q is not the digest of %s", [digest.alg, digest.value, document.path])
	finding := {"message": message, "at": ["linked_documents", i, "digests", j]}
}
