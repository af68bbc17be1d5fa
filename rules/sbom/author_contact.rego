# METADATA
# title: The author of the document can be reached
# description: >-
#   With only a name, readers must search for the person who could correct the document. An e-mail address or URL lets
#   them ask about a component.
# related_resources:
#   - ref: https://www.bsi.bund.de/dok/TR-03183
#   - ref: https://cyclonedx.org/docs/1.6/json/#metadata_manufacturer
# custom:
#   id: sbom/author-contact
#   entity: sbom
#   severity: low
#   profile: standard
#   standards: [bsi-2.0, bsi-2.1, bsi-1.1]
#   fix: >-
#     State an e-mail address or a URL of the author; in CycloneDX in metadata.manufacturer.
#   controls: [guide/6.sbom, BSI-TR-03183-2]
package sealint.sbom.author_contact

deny contains finding if {
	not input.author_contact
	finding := {"message": "the document states no e-mail address or URL of an author", "at": ["authors"]}
}
