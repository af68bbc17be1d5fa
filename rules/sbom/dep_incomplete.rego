# METADATA
# title: The document states the dependencies of every component
# description: >-
#   An entry without dependencies says that there are none. Without an entry, readers cannot tell a component without
#   dependencies from one that nobody examined. A composition that calls the dependencies incomplete or unknown is
#   enough, too. Files have no dependencies and are exempt.
# related_resources:
#   - ref: https://www.cisa.gov/sbom
#   - ref: https://www.bsi.bund.de/dok/TR-03183
#   - ref: https://cyclonedx.org/docs/1.6/json/
# custom:
#   id: sbom/dep-incomplete
#   entity: component
#   severity: low
#   profile: standard
#   standards: [cisa-2026, bsi-2.0, bsi-2.1, bsi-1.1]
#   fix: >-
#     Give every component an entry under dependencies, an empty one for those without any (in SPDX, DEPENDS_ON NONE), or
#     list it in a composition as incomplete or unknown.
#   controls: [guide/6.sbom, CISA-2026, BSI-TR-03183-2]
package sealint.sbom.dep_incomplete

deny contains finding if {
	not input.has_dependency_entry
	not input.completeness in {"incomplete", "unknown"}
	not input.type in {"file", "device", "cryptographic-asset"}
	input.bom_ref
	finding := {"message": sprintf("the document does not say what %s depends on", [input.name]), "at": ["bom_ref"]}
}
