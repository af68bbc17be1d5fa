# METADATA
# title: The document has a version number
# description: >-
#   When a document is corrected, its identifier stays and its version number increases. Only this number shows which
#   of two copies is newer.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/#version
#   - ref: https://www.cisa.gov/sbom
# custom:
#   id: sbom/version-number
#   entity: sbom
#   severity: low
#   profile: standard
#   standards: [cisa-2026]
#   fix: >-
#     Set the version of the document to 1, and increase it whenever the same document is issued again.
#   controls: [guide/6.sbom, CISA-2026]
package sealint.sbom.version_number

deny contains finding if {
	input.format == "cyclonedx"
	not input.version
	finding := {"message": "the document has no version number of its own", "at": ["version"]}
}

deny contains finding if {
	input.format == "cyclonedx"
	input.version < 1
	finding := {"message": sprintf("the document has the version number %d, but numbers start at 1", [input.version]), "at": ["version"]}
}
