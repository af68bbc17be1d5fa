# METADATA
# title: The document states how complete it is
# description: >-
#   Readers assume that a document is complete unless it says otherwise. Before they decide anything, they must know
#   whether the list is complete or only what the generator happened to see. A composition that names the subject, or
#   no component in particular, states this. SPDX 2 and CycloneDX before 1.3 have no field for it.
# related_resources:
#   - ref: https://cyclonedx.org/docs/1.6/json/
#   - ref: https://www.cisa.gov/sbom
#   - ref: https://www.bsi.bund.de/dok/TR-03183
# custom:
#   id: sbom/compositions-missing
#   entity: sbom
#   severity: low
#   profile: standard
#   standards: [ntia-2021, cisa-2026, bsi-2.0, bsi-2.1, cisa-2025, fsct-3]
#   fix: >-
#     Add a composition for the subject whose aggregate is complete, incomplete or unknown, whichever is true.
#   controls: [guide/6.sbom, NTIA-2021, CISA-2026, BSI-TR-03183-2]
package sealint.sbom.compositions_missing

deny contains finding if {
	input.format == "cyclonedx"
	not input.spec_version in {"1.0", "1.1", "1.2"}
	object.get(input, "root_aggregate", "") == ""
	finding := {"message": "no composition says how complete the subject's parts and dependencies are", "at": ["compositions"]}
}
